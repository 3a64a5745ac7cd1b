import type { Framework } from '../../../core/framework.ts';

export const fiber: Framework = {
  id: 'fiber',
  ecosystem: 'go',
  dependencies: ['github.com/gofiber/fiber/v2', 'github.com/gofiber/fiber/v3'],
  port: 3000,
};
