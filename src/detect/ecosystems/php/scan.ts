import type { PortPatterns } from '../../core/ports.ts';

/** Where a server that is PHP from end to end listens: ReactPHP, Workerman, Swoole, Ratchet. */
export const PHP_PORTS: PortPatterns = {
  withDefault: [
    /getenv\(\s*['"]PORT['"]\s*\)\s*(?:\?:|\?\?|\|\|)\s*['"]?(?<port>\d{2,5})/,
    /\$_(?:ENV|SERVER)\[\s*['"]PORT['"]\s*\]\s*\?\?\s*['"]?(?<port>\d{2,5})/,
  ],
  literal: [
    /['"](?:[a-z]+:\/\/)?(?:0\.0\.0\.0|\[::\]):(?<port>\d{2,5})/,
    /['"]0\.0\.0\.0['"]\s*,\s*(?<port>\d{2,5})/,
    /new\s+\\?[\w\\]*Server\(\s*['"][\w.:]+['"]\s*,\s*(?<port>\d{2,5})/,
  ],
  mention: [/getenv\(\s*['"]PORT['"]|\$_(?:ENV|SERVER)\[\s*['"]PORT['"]/],
};
