import type { NoticeCode } from '../../src/detect/core/types.ts';
import type { CodeText } from './code.ts';

export const notices: Readonly<Record<NoticeCode, CodeText>> = {
  BROWSER_ELSEWHERE: {
    meaning: 'A library looks for a browser of its own, and the image has the one of the system.',
    remedy: 'Launch it with the path that the message names.',
  },
  CHANGES_UNKNOWN: {
    meaning: 'Neither git nor GitHub can tell what has changed since the commit, so all services count as changed.',
    remedy: 'Check out with the history (`fetch-depth: 0`), or give the step a `github-token` that may read contents.',
  },
  INSTALL_SCRIPTS_BLOCKED: {
    meaning: 'A package that is compiled while it is installed may not run its script.',
    remedy: 'Add it to the list that the message names.',
  },
  DOCKERFILE_BUILT: {
    meaning: 'The root has a Dockerfile, and `build` builds what that says rather than a plan of its own.',
    remedy: 'Nothing, or set `dockerfile: false` (`--no-dockerfile`), or name a service, to have the plan built.',
  },
  DOCKERFILE_ONLY: {
    meaning: 'A folder has a Dockerfile and nothing that detection builds from.',
    remedy: 'Build it with `context` at that folder: its Dockerfile is built as it is.',
  },
  INSTALL_SCRIPTS_ALLOWED: {
    meaning: 'Nothing says which packages have to run scripts while they are installed, so all of them may.',
    remedy: "State them in the package manager's own list, and commit the lock file.",
  },
  LISTENS_ON_LOOPBACK: {
    meaning: 'The source listens on the loopback address, which nothing outside of the container reaches.',
    remedy: 'Listen on `0.0.0.0`, or let the environment say where.',
  },
  LOCK_FILE_MISSING: {
    meaning: 'The package manager has no lock file, so two builds of one commit may install different versions.',
    remedy: 'Make one with the package manager, and commit it.',
  },
  LOCK_FILE_OUT_OF_DATE: {
    meaning: "The package manager's lock file does not fit the manifest, so dependencies are resolved anew.",
    remedy: 'Install once with the package manager, and commit the lock file.',
  },
  EMBEDS_PLACEHOLDER: {
    meaning:
      'A program takes in a folder in which git has only the file that keeps it, and nothing shows what fills it.',
    remedy: 'Commit what belongs there, or bring a Dockerfile that makes it first.',
  },
  MANIFEST_IGNORED: {
    meaning:
      'An ignore file keeps a manifest at the root out of the build, with what it says of dependencies and of starting.',
    remedy: 'Take the manifest out of `.dockerignore` or `.gitignore`.',
  },
  OVERRIDES_UNUSED: {
    meaning:
      'A spec file is given beside inputs, variables or an aipack.yml that say single fields, and it says all of them.',
    remedy: 'Write them in the spec file, or build without one.',
  },
  PACKAGE_MISSING: {
    meaning: 'A package that the project would profit from is not in the index; the build goes on without it.',
    remedy: 'Name another with `build-packages` or `runtime-packages` where something is missing.',
  },
  PROGRAM_CHOSEN: {
    meaning: 'Several programs lie in one folder, and one of them is built.',
    remedy: 'Give each a folder of its own, or say in an aipack.yml which commands build the other.',
  },
  REPOSITORY_CUT: {
    meaning: 'The repository is too large to be read whole; what lies beyond the limit was not looked at.',
    remedy: 'Leave out what is no source with `.dockerignore`.',
  },
  SECRET_NEEDED: {
    meaning: 'The program starts in production only with a secret, which the repository rightly does not hold.',
    remedy: 'Set the variable that is named where the image runs.',
  },
  PROCESSES_UNCHOSEN: {
    meaning: 'A Procfile has several processes, and the name of none says that it is the one for visitors.',
    remedy: 'Call the one to start `web`, or name its command in an aipack.yml.',
  },
  SERVER_ADDED: {
    meaning: 'No server is among the dependencies, and one is installed in its newest version.',
    remedy: 'Add it to the dependencies, so that its version is yours to choose.',
  },
  SERVER_MISSING: {
    meaning: 'No production server is among the dependencies, so a development server starts.',
    remedy: 'Add the server that the message names.',
  },
  SPEC_OBSOLETE: {
    meaning: 'The spec file has a field that is no longer used; what it said is lost.',
    remedy: 'Write it as the message says.',
  },
  PLAN_FROM_MODEL: {
    meaning: 'A language model wrote the plan, since no rule knows the repository or since it was asked to.',
    remedy: 'Read its commands, then keep it with `aipack detect --assist --write`.',
  },
  START_SUBSTITUTED: {
    meaning:
      'The start line is not what the image runs: it names a file that nothing makes, so that the framework starts its server in another way, or it does something before it serves pages, which the image only serves.',
    remedy:
      'Correct the start script, name the command in an aipack.yml, or do what comes first when a release is made.',
  },
  TIME_UNKNOWN: {
    meaning:
      'The clone has no history, so when the service last changed is not known, and its image has the time of the checkout.',
    remedy: 'Check out with the history (`fetch-depth: 0`), or give the step a `github-token` that may read contents.',
  },
  VERSION_FROM_GIT: {
    meaning:
      "The project's own version comes from git, and the checkout has no tag that tells it: a fixed one stands in for it.",
    remedy:
      'Check out with history and tags (`fetch-depth: 0`), or set the variable that the message names under `build.env` of an aipack.yml.',
  },
  VERSION_NOT_UNDERSTOOD: {
    meaning: 'A file says which version the language is to have, in a way that detection can not follow.',
    remedy: 'Say it in the file that the message names.',
  },
  VERSION_SOURCES_DISAGREE: {
    meaning: 'Several files ask for different versions of the language; the more binding one was followed.',
    remedy: 'Let them agree.',
  },
  VERSION_SUBSTITUTED: {
    meaning:
      'The version that is asked for is not in the index, or not maintained, and the nearest that fits was taken.',
    remedy: 'Ask for a version that is maintained.',
  },
};
