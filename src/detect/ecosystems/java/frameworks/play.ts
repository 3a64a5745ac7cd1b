import type { Framework } from '../../../core/framework.ts';

export const play: Framework = {
  id: 'play',
  ecosystem: 'java',
  dependencies: ['com.typesafe.play:*', 'org.playframework:*'],
  portInConfiguration: true,
  port: 9000,
};
