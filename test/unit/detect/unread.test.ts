import { expect, test } from '@jest/globals';
import { detect } from '../../../src/detect/detect.ts';
import { explainText } from '../../../src/detect/explain.ts';
import { memoryRepository } from '../../../src/detect/repository.ts';
import { unreadFiles } from '../../../src/detect/unread.ts';
import { indexCatalog } from '../../support/detect/index-catalog.ts';

test('what was found and not understood is told: files that look like settings, and that nothing was read of', () => {
  const repository = memoryRepository(
    {
      'package.json': JSON.stringify({ name: 'web', scripts: { start: 'node server.js' } }),
      'server.js': 'listen(process.env.PORT ?? 3000)',
      Earthfile: 'VERSION 0.8',
      'ansible.cfg': '',
      'deploy.hcl': '',
      'README.md': '',
      LICENSE: '',
      '.editorconfig': '',
      'services/api/Pulumi.yaml': '',
    },
    'web',
  );
  const result = detect({ repository, catalog: indexCatalog() });
  const unread = unreadFiles(repository, result);
  expect(unread).toEqual(['Earthfile', 'ansible.cfg', 'deploy.hcl']);
  const text = explainText(result, unread);
  expect(text).toContain('found and not understood\n  Earthfile: nothing of it was read\n');
  expect(explainText(result)).not.toContain('not understood');
});
