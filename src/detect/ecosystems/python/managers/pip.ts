import { pathWord, sh } from '../../../core/shell.ts';
import { requirementsFile, requirementsFiles, requirementsText } from '../dependencies.ts';
import { makeVenv, pipInstall, PIP_ENV, PIP_CACHE, pipPackage } from '../environment.ts';
import type { PythonManager } from './manager.ts';

export const pip: PythonManager = {
  id: 'pip',
  before: ['project'],
  caches: PIP_CACHE,
  recognise(folder) {
    const name = requirementsFile(folder);
    return name === undefined
      ? undefined
      : { because: `${name} lists what pip installs`, location: folder.where(name) };
  },
  // `pip install -r` with the project itself, a dot, in the list.
  installsProject: (folder) =>
    /^[ \t]*(?:-e[ \t]+|--editable[ \t=]+)?\.(?:\[[^\]\n]*\])?[ \t]*$/m.test(requirementsText(folder)),
  install(folder, { python }) {
    const name = requirementsFile(folder) ?? 'requirements.txt';
    const text = requirementsText(folder);
    // A requirement that is a path, or this very project, needs more than the list.
    const local = /^[ \t]*(?:-e\s|--editable\s|\.{1,2}(?:\/|\[|[ \t]*$)|[\w./-]+ @ file:|--find-links)/m.test(text);
    const command = pipInstall(python, sh`-r ${pathWord(name)}`);
    return {
      packages: [pipPackage(python), ...(text.includes('git+') ? ['git'] : [])],
      env: PIP_ENV,
      commands: [
        makeVenv(python),
        local
          ? { run: command, name: 'install dependencies' }
          : { run: command, inputs: requirementsFiles(folder), name: 'install dependencies' },
      ],
    };
  },
};
