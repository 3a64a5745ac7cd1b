import type { PortPatterns } from '../../core/ports.ts';

export const RUBY_PORTS: PortPatterns = {
  withDefault: [
    /ENV\.fetch\(\s*['"]PORT['"]\s*,\s*['"]?(?<port>\d{2,5})/,
    /ENV\.fetch\(\s*['"]PORT['"]\s*\)\s*\{\s*['"]?(?<port>\d{2,5})/,
    /ENV\[['"]PORT['"]\]\s*\|\|\s*['"]?(?<port>\d{2,5})/,
  ],
  literal: [
    /\bset\s*(?:\(\s*)?:port\s*,\s*(?<port>\d{2,5})/,
    /\bPort:?\s*(?:=>\s*)?(?<port>\d{2,5})/,
    /^[ \t]*port\s+(?<port>\d{2,5})/m,
    /TCPServer\.new\(\s*(?:['"][^'"]*['"]\s*,\s*)?(?<port>\d{2,5})/,
  ],
  mention: [/ENV(?:\.fetch\(|\[)\s*['"]PORT['"]/],
};

export const RUBY_ROUTES = [
  /^[ \t]*get\s*(?:\(\s*)?['"](?<path>\/?[^'"]*)['"]/gm,
  /\br\.(?:get|is|on)\s*(?:\(\s*)?['"](?<path>[^'"]*)['"]/g,
  /['"](?<path>\/?[\w/]+)['"]\s*=>\s*['"]rails\/health#show/g,
  /(?:==|when)\s*['"](?<path>\/[^'"]*)['"]/g,
];
