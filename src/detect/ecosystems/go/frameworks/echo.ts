import type { Framework } from '../../../core/framework.ts';

export const echo: Framework = {
  id: 'echo',
  ecosystem: 'go',
  dependencies: ['github.com/labstack/echo/v4', 'github.com/labstack/echo/v5', 'github.com/labstack/echo'],
  port: 1323,
};
