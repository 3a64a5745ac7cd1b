import type { Framework } from '../../../core/framework.ts';

export const sparkJava: Framework = {
  id: 'spark-java',
  ecosystem: 'java',
  dependencies: ['com.sparkjava:spark-core'],
  port: 4567,
};
