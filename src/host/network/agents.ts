import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls, { type SecureContext } from 'node:tls';
import { authority } from './proxy.ts';
import { proxyFor, type Proxies } from './proxies.ts';
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
  const secureContext = certificates === undefined ? undefined : contextOf(certificates);
  const trust = secureContext === undefined ? {} : { secureContext };
  const open = async (protocol: string, host: string, port: number): Promise<net.Socket> => {
    const proxy = proxyFor(proxies, protocol, host, port);
    return proxy === undefined ? net.connect({ host, port }) : openTunnel(proxy, host, port, secureContext);
  };
  class Plain extends http.Agent {
    override createConnection(options: net.TcpNetConnectOpts, created: Created): undefined {
      open('http:', options.host ?? '', options.port).then((socket) => created(null, socket), created);
    }
  }
  class Secure extends https.Agent {
    override createConnection(options: net.TcpNetConnectOpts & tls.ConnectionOptions, created: Created): undefined {
      const { port } = options;
      const host = options.host ?? '';
      const unchecked = [authority(host, port), ...(port === 443 ? [host] : [])].some((each) =>
        insecure.includes(each),
      );
      open('https:', host, port).then((socket) => {
        const secure = tls.connect({
          socket,
          ALPNProtocols: ['http/1.1'],
          ...trust,
          ...(net.isIP(host) === 0 ? { servername: host } : { host }),
          ...(unchecked ? { rejectUnauthorized: false } : {}),
        });
        created(null, secure);
      }, created);
    }
  }
  const kept = { keepAlive: true } as const;
  return {
    http: new Plain(kept),
    https: new Secure(kept),
    plainHttp: new http.Agent(kept),
    plainHttps: new https.Agent({ ...kept, ...trust }),
  };
}

/** Node's own authorities and those of a bundle. */
export function contextOf(certificates: string): SecureContext {
  return tls.createSecureContext({ ca: [...tls.getCACertificates('default'), certificates] });
}
