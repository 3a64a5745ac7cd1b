import { inOrder } from '../../core/order.ts';
import type { GoFramework } from './framework.ts';

export const GO_FRAMEWORKS: readonly GoFramework[] = inOrder([
  { id: 'chi', dependencies: ['github.com/go-chi/chi/v5', 'github.com/go-chi/chi'], before: ['gorilla-mux'] },
  {
    id: 'echo',
    before: ['fiber'],
    dependencies: ['github.com/labstack/echo/v4', 'github.com/labstack/echo/v5', 'github.com/labstack/echo'],
    port: 1323,
  },
  {
    id: 'fiber',
    before: ['chi'],
    dependencies: ['github.com/gofiber/fiber/v2', 'github.com/gofiber/fiber/v3'],
    port: 3000,
  },
  {
    id: 'gin',
    before: ['echo'],
    dependencies: ['github.com/gin-gonic/gin'],
    port: 8080,
    env: { GIN_MODE: 'release' },
  },
  { id: 'gorilla-mux', dependencies: ['github.com/gorilla/mux'] },
]);
