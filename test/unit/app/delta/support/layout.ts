import { gzipSync } from 'node:zlib';
import { sha256 } from '../../../../../src/oci/index.ts';
import { tarOf, type TarItem } from '../../verify/support/tar.ts';

const OCI = 'application/vnd.oci.image';
export const SPDX = 'https://spdx.dev/Document';
export const BUILD = 'https://aipack.dev/attestation/build/v1';

export interface MadeLayer {
  readonly title: string;
  readonly files: readonly TarItem[];
  readonly mediaType?: string;
}

export interface MadeImage {
  readonly architecture?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly layers?: readonly MadeLayer[];
  /** The digest that statements are about, in place of the image's own. */
  readonly about?: string;
  /** Predicates by type. */
  readonly statements?: Readonly<Record<string, unknown>>;
}

export interface MadeDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly [key: string]: unknown;
}

/** An SPDX document that lists package URLs. */
export function spdx(...purls: readonly string[]): object {
  return {
    packages: purls.map((referenceLocator) => ({
      externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator }],
    })),
  };
}

/** The files of an OCI layout, by path, with an index of images and their statements, as BuildKit lays them out. */
export class MadeLayout {
  readonly files = new Map<string, Buffer>();
  /** Media types of blobs, by digest. */
  readonly types = new Map<string, string>();
  /** Of the index. */
  readonly digest: string;
  /** Blobs that were read. */
  readonly read: string[] = [];

  constructor(...images: readonly MadeImage[]) {
    const manifests = images.flatMap((image) => this.#image(image));
    const index = this.put(`${OCI}.index.v1+json`, { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests });
    this.digest = index.digest;
    this.files.set('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}'));
    this.files.set('index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [index] })));
  }

  put(mediaType: string, content: unknown): MadeDescriptor {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    const digest = sha256(bytes);
    this.files.set(`blobs/${digest.replace(':', '/')}`, bytes);
    this.types.set(digest, mediaType);
    return { mediaType, digest, size: bytes.length };
  }

  readonly open = async function* (this: MadeLayout, path: string): AsyncGenerator<Uint8Array> {
    const bytes = this.files.get(path);
    this.read.push(path.replace('blobs/sha256/', 'sha256:'));
    for (let at = 0; at < (bytes?.length ?? 0); at += 700) yield (bytes ?? Buffer.alloc(0)).subarray(at, at + 700);
  }.bind(this);

  #image({
    architecture = 'amd64',
    config = {},
    layers = [],
    about,
    statements,
  }: MadeImage): readonly MadeDescriptor[] {
    const tars = layers.map(({ files }) => tarOf(...files));
    const blobs = layers.map(({ mediaType = `${OCI}.layer.v1.tar+gzip` }, i) => {
      const tar = tars[i] ?? Buffer.alloc(0);
      return this.put(mediaType, mediaType.endsWith('gzip') ? gzipSync(tar) : tar);
    });
    const configuration = this.put(`${OCI}.config.v1+json`, {
      os: 'linux',
      architecture,
      config,
      rootfs: { type: 'layers', diff_ids: tars.map(sha256) },
      history: layers.map(({ title }) => ({ created_by: title })),
    });
    const content = { schemaVersion: 2, mediaType: `${OCI}.manifest.v1+json`, config: configuration, layers: blobs };
    const manifest = this.put(`${OCI}.manifest.v1+json`, content);
    const image = { ...manifest, platform: { os: 'linux', architecture } };
    return statements === undefined ? [image] : [image, this.#attestation(manifest.digest, statements, about)];
  }

  #attestation(digest: string, statements: Readonly<Record<string, unknown>>, about = digest): MadeDescriptor {
    const subject = [{ name: 'app', digest: { sha256: about.replace('sha256:', '') } }];
    const layers = Object.entries(statements).map(([predicateType, predicate]) => {
      const statement = { _type: 'https://in-toto.io/Statement/v0.1', predicateType, subject, predicate };
      const blob = this.put('application/vnd.in-toto+json', statement);
      return { ...blob, annotations: { 'in-toto.io/predicate-type': predicateType } };
    });
    const config = this.put(`${OCI}.config.v1+json`, {});
    const manifest = this.put(`${OCI}.manifest.v1+json`, { schemaVersion: 2, config, layers });
    const annotations = {
      'vnd.docker.reference.digest': digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    };
    return { ...manifest, annotations, platform: { os: 'unknown', architecture: 'unknown' } };
  }
}
