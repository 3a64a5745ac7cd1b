import type { Framework } from '../../../core/framework.ts';

export const yii: Framework = {
  id: 'yii',
  ecosystem: 'php',
  dependencies: ['yiisoft/yii2', 'yiisoft/yii-web'],
  writable: (root) => ['runtime', `${root}/assets`],
};
