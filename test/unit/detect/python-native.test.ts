import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PYTHON_FROM_SOURCE,
  PYTHON_NATIVE,
  PYTHON_NATIVE_BELOW,
} from '../../../src/detect/ecosystems/python/native.ts';
import { commandLines, decision, detectingOne, type Files } from '../../support/detect/detecting.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

const packagesOf = (files: Files) => {
  const { build, runtime } = detectingOne({ 'main.py': 'print(1)\n', ...files });
  return { build: build.packages, runtime: runtime.packages };
};
const listed = (requirements: string) => packagesOf({ 'requirements.txt': requirements });

describe('what Python distributions need of the system', () => {
  test('is there', () => {
    const all = [...Object.values(PYTHON_NATIVE), ...Object.values(PYTHON_FROM_SOURCE)];
    const names = all.flatMap(({ build = [], runtime = [] }) => [...build, ...runtime]);
    expect(names.filter((name) => !indexCatalog().has(name))).toEqual([]);
    expect(Object.values(PYTHON_NATIVE_BELOW).filter((name) => PYTHON_NATIVE[name] === undefined)).toEqual([]);
  });

  test.each([
    ['psycopg[c]', 'postgresql-dev', 'libpq'],
    ['psycopg[c,pool]==3.2', 'postgresql-dev', 'libpq'],
    ['psycopg-c', 'postgresql-dev', 'libpq'],
    ['psycopg2', 'postgresql-dev', 'libpq'],
    ['mysqlclient', 'mariadb-connector-c-dev', 'mariadb-connector-c'],
    ['python-ldap', 'cyrus-sasl-dev', 'libldap'],
    ['django-auth-ldap', 'openldap-dev', 'libldap'],
    ['python3-saml', 'xmlsec-dev', 'xmlsec-openssl'],
    ['sqlalchemy[postgresql]', 'postgresql-dev', 'libpq'],
    ['pycairo', 'cairo-dev', 'cairo'],
    ['PyGObject', 'gobject-introspection-dev', 'gobject-introspection'],
    ['pillow --no-binary pillow', 'libjpeg-turbo-dev', 'libjpeg-turbo'],
    ['--no-binary=lxml,pillow\nlxml', 'libxslt-dev', 'libxslt'],
    ['--no-binary :all:\nlxml', 'libxslt-dev', 'libxslt'],
  ])('is in the build and in the image: %s', (requirements, build, runtime) => {
    const packages = listed(requirements);
    expect(packages.build).toContain(build);
    expect(packages.runtime).toContain(runtime);
  });

  test.each([
    'psycopg[binary]',
    'psycopg[binary,pool]',
    'psycopg\npsycopg-binary',
    'psycopg2-binary',
    'lxml',
    'pillow',
    '# --no-binary pillow\npillow',
  ])('is nothing for wheels that bring it: %s', (requirements) => {
    const { build, runtime } = listed(requirements);
    expect([...build, ...runtime].filter((name) => /libpq|postgresql|jpeg|xslt/.test(name))).toEqual([]);
  });

  test('counts for what a lock file adds', () => {
    const lock =
      'version = 1\n\n[[package]]\nname = "a"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [\n    { name = "x" },\n]\n\n[[package]]\nname = "x"\ndependencies = [\n    { name = "python-ldap" },\n]\n\n[[package]]\nname = "python-ldap"\n';
    const files = { 'pyproject.toml': '[project]\nname="a"\nversion="1"\ndependencies=["x"]\n', 'uv.lock': lock };
    expect(packagesOf(files).build).toContain('openldap-dev');
    expect(decision(detectingOne({ 'main.py': 'print(1)\n', ...files }), 'system packages')).toMatch(/\(uv\.lock\)$/);
  });

  test.each([
    [
      'pyproject.toml',
      '[project]\nname="a"\nversion="1"\ndependencies=["pillow"]\n[tool.uv]\nno-binary-package=["Pillow"]\n',
    ],
    ['poetry.toml', '[installer]\nno-binary = ["pillow"]\n'],
  ])('is there for what settings want compiled: %s', (name, text) => {
    const pyproject = '[tool.poetry]\nname="a"\n[tool.poetry.dependencies]\npillow="*"\n';
    expect(packagesOf({ 'pyproject.toml': pyproject, [name]: text }).build).toContain('libjpeg-turbo-dev');
  });
});

describe('the browser of Playwright', () => {
  test('is linked to where it is looked for, in the build and in the image', () => {
    const build = detectingOne({ 'main.py': 'print(1)\n', 'requirements.txt': 'playwright==1.55\n' });
    expect(build.runtime.env.PLAYWRIGHT_BROWSERS_PATH).toBe('/opt/venv/browsers');
    expect(build.runtime.packages).toContain('chromium');
    expect(commandLines(build).at(-1)).toMatch(
      /^PLAYWRIGHT_BROWSERS_PATH=\/opt\/venv\/browsers \/opt\/venv\/bin\/playwright install --dry-run chromium \|.*ln -sf \/usr\/bin\/chromium/,
    );
  });

  test('lies in the folders that Playwright says, and in no other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'browsers-'));
    try {
      const build = detectingOne({ 'main.py': 'print(1)\n', 'requirements.txt': 'playwright\n' });
      // What Playwright 1.63 prints.
      const said = ['chromium-1243', 'ffmpeg-1011', 'chromium_headless_shell-1243'];
      const text = said
        .map((name) => `Browser\n  Install location:    ${join(folder, name)}\n  Download url: x\n`)
        .join('');
      const line = commandLines(build).at(-1) ?? '';
      execFileSync('sh', ['-c', `cat |${line.slice(line.indexOf('|') + 1)}`], { input: text });
      expect(readdirSync(folder)).toEqual(['chromium-1243', 'chromium_headless_shell-1243']);
      const shell = join(folder, 'chromium_headless_shell-1243/chrome-headless-shell-linux64/chrome-headless-shell');
      expect(readlinkSync(shell)).toBe('/usr/bin/chromium');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('is none where nothing drives one', () => {
    const build = detectingOne({ 'main.py': 'print(1)\n', 'requirements.txt': 'httpx\n' });
    expect(build.runtime.env).not.toHaveProperty('PLAYWRIGHT_BROWSERS_PATH');
  });
});
