import type { Framework } from '../../../core/framework.ts';

export const akkaHttp: Framework = {
  id: 'akka-http',
  ecosystem: 'java',
  dependencies: ['com.typesafe.akka:akka-http*', 'org.apache.pekko:pekko-http*'],
  port: 8080,
};
