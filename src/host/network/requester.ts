import http, { type ClientRequest, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { agentsFor, type Ways } from './agents.ts';
import { proxyFor } from './proxies.ts';
import { proxyAuthorization } from './tunnel.ts';

/** Begins a request; whoever calls it writes the body and ends it. */
export type Requester = (url: URL, method: string, headers: OutgoingHttpHeaders) => ClientRequest;

/** Requests that go the way that leads to each place. */
export function requester(ways: Ways): Requester {
  const agents = agentsFor(ways);
  return (url, method, headers) => {
    const secure = url.protocol === 'https:';
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = Number(url.port || (secure ? 443 : 80));
    const path = `${url.pathname}${url.search}`;
    const own = { method, host, port, path, headers: { ...headers, host: url.host } };
    if (secure) return https.request({ ...own, agent: agents.https });
    const proxy = proxyFor(ways.proxies, url.protocol, host, port);
    if (proxy === undefined || proxy.protocol === 'socks5') return http.request({ ...own, agent: agents.http });
    // Without TLS a proxy is given the whole address: many open a tunnel for TLS only.
    const whole = {
      ...own,
      host: proxy.host,
      port: proxy.port,
      path: `${url.origin}${path}`,
      headers: { ...own.headers, ...proxyAuthorization(proxy) },
    };
    return proxy.protocol === 'https'
      ? https.request({ ...whole, agent: agents.plainHttps })
      : http.request({ ...whole, agent: agents.plainHttp });
  };
}
