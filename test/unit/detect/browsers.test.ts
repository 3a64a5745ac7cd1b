import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne } from '../../support/detect/detecting.ts';

const SERVER = 'listen(3000);\n';
const of = (dependencies: object, scripts: object = {}) => ({
  'package.json': { name: 'a', scripts: { start: 'node server.js', ...scripts }, dependencies },
  'package-lock.json': '{}',
  'server.js': SERVER,
});

describe('Playwright', () => {
  test.each(['playwright', 'playwright-core', 'playwright-chromium'])(
    'finds the browser of the image where %s looks for it',
    (name) => {
      const build = detectingOne(of({ [name]: '1.55.0' }));
      expect(commandLines(build).at(-1)).toMatch(
        new RegExp(`^PLAYWRIGHT_BROWSERS_PATH=/root/browsers node -e .*executablePath.*/usr/bin/chromium.* ${name}$`),
      );
      expect(build.runtime.copy).toContainEqual({ from: '/root/browsers', to: '/opt/browsers' });
      expect(build.runtime.env).toMatchObject({ PLAYWRIGHT_BROWSERS_PATH: '/opt/browsers' });
      expect(build.runtime.packages).toContain('chromium');
    },
  );

  test('downloads none, whatever a script of the project asks for', () => {
    const build = detectingOne(of({ playwright: '1.55.0' }, { postinstall: 'playwright install chromium' }));
    expect(build.build.env).toMatchObject({ PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' });
  });

  test('of a member is asked from there', () => {
    const { builds } = detecting({
      'package.json': { name: 'r', private: true, workspaces: ['apps/*', 'packages/*'] },
      'package-lock.json': '{}',
      'apps/web/package.json': { name: 'web', scripts: { start: 'node i.js' }, dependencies: { pdf: '*' } },
      'apps/web/i.js': SERVER,
      'packages/pdf/package.json': { name: 'pdf', dependencies: { playwright: '1.55.0' } },
    });
    expect(builds.flatMap(commandLines).join('\n')).toContain('cd ../../packages/pdf && PLAYWRIGHT_BROWSERS_PATH=');
  });

  test('of development alone brings nothing', () => {
    const build = detectingOne({
      ...of({}),
      'package.json': { name: 'a', scripts: { start: 'node server.js' }, devDependencies: { playwright: '1' } },
    });
    expect(build.runtime.packages).not.toContain('chromium');
    expect(build.runtime.env).not.toHaveProperty('PLAYWRIGHT_BROWSERS_PATH');
  });
});

describe('Puppeteer', () => {
  test('has a variable for its browser', () => {
    const { builds, notices } = detecting(of({ puppeteer: '24' }));
    expect(builds[0]?.runtime.env).toMatchObject({ PUPPETEER_EXECUTABLE_PATH: '/usr/bin/chromium' });
    expect(builds[0]?.runtime.env).not.toHaveProperty('PLAYWRIGHT_BROWSERS_PATH');
    expect(notices.map(({ code }) => code)).not.toContain('BROWSER_ELSEWHERE');
  });

  test('without a browser of its own reads none, which is told', () => {
    expect(detecting(of({ 'puppeteer-core': '24' })).notices.map(({ code }) => code)).toContain('BROWSER_ELSEWHERE');
  });
});
