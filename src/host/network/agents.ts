import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { authority } from './proxy.ts';
import { proxyFor, type Proxies } from './proxies.ts';
import { trustOf } from './trust.ts';
import { openTunnel } from './tunnel.ts';

/** How this machine's network is left. */
export interface Ways {
  readonly proxies: Proxies;
  /** Certificates of authorities that count besides Node's own, as PEM. */
  readonly certificates?: string;
  /** Registries, `HOST` or `HOST:PORT`, whose certificates nobody checks. */
  readonly insecure?: readonly string[];
}

export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
  /** For requests that are put to a proxy itself. */
  readonly plainHttp: http.Agent;
  readonly plainHttps: https.Agent;
}

type Created = (error: Error | null, stream?: Duplex) => void;

/** Agents that keep connections, each opened through the proxy that leads there, or directly. */
export function agentsFor({ certificates, insecure = [], proxies }: Ways): Agents {
  const trust = trustOf(certificates);
  class Plain extends http.Agent {
    override createConnection({ host = '', port }: net.TcpNetConnectOpts, created: Created): net.Socket | undefined {
      const proxy = proxyFor(proxies, 'http:', host, port);
      if (proxy === undefined) return net.connect({ host, port });
      openTunnel(proxy, host, port, trust).then((socket) => created(null, socket), created);
      return undefined;
    }
  }
  class Secure extends https.Agent {
    override createConnection({ host = '', port }: net.TcpNetConnectOpts, created: Created): net.Socket | undefined {
      const names = [authority(host, port), ...(port === 443 ? [host] : [])];
      const settings: tls.ConnectionOptions = {
        host,
        ALPNProtocols: ['http/1.1'],
        ...trust(),
        ...(net.isIP(host) === 0 ? { servername: host } : {}),
        ...(names.some((name) => insecure.includes(name)) ? { rejectUnauthorized: false } : {}),
      };
      const proxy = proxyFor(proxies, 'https:', host, port);
      if (proxy === undefined) return tls.connect({ ...settings, port });
      openTunnel(proxy, host, port, trust).then((socket) => {
        const secure = tls.connect({ ...settings, socket });
        socket.on('error', (error) => secure.destroy(error));
        created(null, secure);
      }, created);
      return undefined;
    }
  }
  class ToProxy extends https.Agent {
    override createConnection({ host = '', port }: net.TcpNetConnectOpts): net.Socket {
      return tls.connect({ host, port, ...trust(), ...(net.isIP(host) === 0 ? { servername: host } : {}) });
    }
  }
  const kept = { keepAlive: true } as const;
  return {
    http: new Plain(kept),
    https: new Secure(kept),
    plainHttp: new http.Agent(kept),
    plainHttps: new ToProxy(kept),
  };
}
