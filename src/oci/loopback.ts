/** Whether a host, with or without its port, is this machine, which Docker and BuildKit speak plain HTTP to. */
export function isLoopback(registry: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(registry);
}
