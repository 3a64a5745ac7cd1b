/** @cost 120 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CYCLONEDX_PREDICATE, SPDX_PREDICATE } from '../../src/image/attestations.ts';
import { readLab } from '../lab/lab.ts';
import type { BuiltService } from '../support/built-service.ts';
import { Checkouts } from '../support/checkouts.ts';
import { catalogued, listed } from '../support/inventory/catalogued.ts';
import { purlOf, reviewed, type SpdxDocument } from '../support/inventory/golden.ts';
import { cyclonedxFaults, spdxFaults } from '../support/inventory/schemas.ts';
import { buildPrepared } from '../support/lab-fixtures/build-prepared.ts';
import { labFixtures } from '../support/lab-fixtures/list.ts';
import { prepareFixture, type PreparedFixture } from '../support/lab-fixtures/prepare.ts';
import type { PushedImage } from '../support/registry-image.ts';
import { projectRoot } from '../support/run-program.ts';

const lab = readLab();

const documentOf = (image: PushedImage): SpdxDocument =>
  image.statements.get(SPDX_PREDICATE)?.predicate as unknown as SpdxDocument;

/** Every file of an image that speaks of an installed package, as its own tools would look for them. */
const SPEAKS =
  /\/node_modules\/(?:@[^/]+\/)?[^/@]+\/package\.json$|\.dist-info\/METADATA$|\/specifications\/[^/]+\.gemspec$|\/composer\/installed\.json$|\.jar$/;

describe.each([
  // Versions are of the lock file; those of others are what the lab has.
  { name: 'node-npm', exact: true },
  { name: 'python-pip-flask', exact: false },
  { name: 'go-http', exact: false },
  { name: 'java-maven-shaded', exact: false },
  { name: 'php-slim', exact: false },
  { name: 'ruby-sinatra', exact: false },
])('the SBOM of fixtures/$name', ({ exact, name }) => {
  let prepared: PreparedFixture;
  let checkouts: Checkouts;
  let folder: string;
  let service: BuiltService;
  const build = (as: string, args: readonly string[] = []): Promise<BuiltService> =>
    buildPrepared(lab, prepared, folder, as, args);

  beforeAll(async () => {
    const fixture = labFixtures.find((each) => each.name === name);
    if (fixture === undefined) throw new Error(`no fixture ${name}`);
    prepared = await prepareFixture(lab, fixture);
    checkouts = new Checkouts(prepared.folder, prepared.files);
    folder = checkouts.make('022');
    service = await build(`inventory-${name}`);
  });

  afterAll(async () => {
    checkouts.remove();
    await prepared.close();
  });

  test('lists what a person would list of the application', () => {
    const golden = readFileSync(join(projectRoot, `test/data/inventory/${name}.txt`), 'utf8');
    expect(reviewed(documentOf(service.image), exact)).toBe(golden);
  });

  test('leaves out nothing that a file of the image speaks of', () => {
    const { packages } = documentOf(service.image);
    const said = packages.map(({ sourceInfo }) => sourceInfo ?? '').join(' ');
    const application = [...service.image.files].filter(
      ([path, line]) => /^(?:app|opt|usr\/local)\//.test(path) && !line.startsWith('d'),
    );
    const paths = application.map(([path]) => `/${path}`).filter((path) => SPEAKS.test(path));
    expect(paths.filter((path) => !said.includes(path))).toEqual([]);
  });

  test('lists what Syft would of the application, by the rules of its catalogers, and the program of our own', async () => {
    const purls = documentOf(service.image).packages.map(purlOf);
    const own = purls.filter((purl) => purl.startsWith('pkg:generic/aipack-aide@'));
    expect(listed(purls.filter((purl) => !own.includes(purl)))).toEqual(await catalogued(service.image));
    expect(own).toHaveLength(1);
  });

  test('lists every package of the distribution, in the layer that is it', () => {
    const { packages, relationships } = documentOf(service.image);
    const apks = packages.filter((each) => purlOf(each).startsWith('pkg:apk/'));
    const named = apks.map(({ name: each, versionInfo }) => `${each}=${versionInfo}`);
    expect(named.sort()).toEqual([...(service.report.platforms[0]?.packages.runtime ?? [])].sort());
    const layers = packages.filter(({ SPDXID }) => SPDXID.startsWith('SPDXRef-Layer-'));
    expect(layers).toHaveLength(service.image.layers.length);
    for (const { SPDXID } of apks) {
      const [{ spdxElementId = '' } = {}] = relationships.filter((each) => each.relatedSpdxElement === SPDXID);
      expect(spdxElementId).toMatch(/^SPDXRef-Layer-\d+$/);
    }
  });

  test('is sound by the schema of SPDX 2.3, and says of no file that it was not read', () => {
    const document = documentOf(service.image);
    expect(spdxFaults(document)).toEqual([]);
    expect(document.comment).toBeUndefined();
  });

  test('is the same bytes when it is made again, and an unchanged image stays as it is', async () => {
    const { image } = await build(`inventory-${name}-again`);
    expect(JSON.stringify(documentOf(image))).toBe(JSON.stringify(documentOf(service.image)));
    expect(image.manifest).toBe(service.image.manifest);
    expect((await service.again()).digest).toBe(service.report.digest);
  });

  if (name === 'node-npm') {
    test('is CycloneDX where that is asked for, with the same components', async () => {
      const { image } = await build(`inventory-${name}-cyclonedx`, ['--sbom', 'format=cyclonedx']);
      expect([...image.statements.keys()]).not.toContain(SPDX_PREDICATE);
      const document = image.statements.get(CYCLONEDX_PREDICATE)?.predicate as { components: { purl: string }[] };
      expect(cyclonedxFaults(document)).toEqual([]);
      const listed = documentOf(service.image)
        .packages.map(purlOf)
        .filter((purl) => purl !== '');
      expect(document.components.map(({ purl }) => purl)).toEqual(listed);
    });
  }
});
