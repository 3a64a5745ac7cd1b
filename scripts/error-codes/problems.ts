import type { ProblemCode } from '../../src/schema/errors.ts';
import type { CodeText } from './code.ts';

export const problems: Readonly<Record<ProblemCode, CodeText>> = {
  CONTEXT_NOT_FOUND: {
    meaning: 'The folder to build is not there, is no folder, or cannot be read.',
    remedy: 'Check `context`; in a workflow, check the repository out first.',
  },
  REPOSITORY_EMPTY: {
    meaning: 'The repository holds no source: only documents, hidden files and ignored files.',
    remedy: 'Check that the checkout is complete and that no ignore file hides the source.',
  },
  NOTHING_DETECTED: {
    meaning: 'Nothing was found that can be built; the message says what was looked for and what was seen instead.',
    remedy: 'Add the manifest that is missing, say how to build in an `aipack.yml`, or bring a Dockerfile.',
  },
  MANIFEST_UNREADABLE: {
    meaning: 'A manifest that detection needs is malformed, too large, or cannot be read.',
    remedy: 'Mend it at the line that is named, or leave it out with `.dockerignore` when it is no manifest.',
  },
  DETECTION_TIMEOUT: {
    meaning: 'Reading the repository took longer than any repository should take, and was ended.',
    remedy:
      'Leave the file that is named out with `.dockerignore`, or say how to build in a spec file; please report it.',
  },
  PATH_OUTSIDE_REPOSITORY: {
    meaning: 'A path leads out of the repository or the workspace through a symbolic link.',
    remedy: 'Remove the link, or name the place that is meant by its own path.',
  },
  SERVICE_AMBIGUOUS: {
    meaning: 'The repository has several services, and none of them was named.',
    remedy: 'Name one with `service` (`--service`); `mode: detect` gives all of them for a matrix.',
  },
  SERVICE_UNKNOWN: {
    meaning: 'The repository has no service of the name that was given.',
    remedy: 'Use one of the names that the message lists.',
  },
  VERSION_UNAVAILABLE: {
    meaning: 'No version in the package index fits what the project asks for.',
    remedy: 'Ask for one of the versions that the message lists; `aipack packages streams` shows all.',
  },
  PROGRAM_MISSING: {
    meaning: 'The start command runs a program that no dependency brings, so it would end at once.',
    remedy: 'Add the package that brings the program to the dependencies, or name another command in an aipack.yml.',
  },
  SPEC_INVALID: {
    meaning: 'A spec file (`aipack.yml`, a universal build) says something that it may not say.',
    remedy: 'Mend it at the place that is named; `aipack schema` prints the schema for editors.',
  },
  SPEC_NOT_FOUND: {
    meaning: 'The spec file that was named is not there or cannot be read.',
    remedy: 'Check `spec` (`--spec`); the command takes the path from where it runs, the action from the checkout.',
  },
  PACKAGE_UNKNOWN: {
    meaning: 'No package of the index has this name or fits this search.',
    remedy: 'Use one of the names that are suggested, or search with `aipack packages search`.',
  },
  PACKAGES_UNRESOLVABLE: {
    meaning: 'The packages cannot be installed together; the message says which of them exclude each other.',
    remedy: 'Change the version of one of them, or leave it out.',
  },
  PACKAGE_UNMAINTAINED: {
    meaning: 'A package has not been built for so long that it is probably no longer maintained.',
    remedy: 'Take a newer stream; `max-package-age` sets the limit, and without `fail-on-stale` it is a warning only.',
  },
  PACKAGE_UNAVAILABLE: {
    meaning:
      'A package that the index has could not be fetched: the network failed, or the repository no longer has that build.',
    remedy: 'Try again; with a lock file, renew it. Another mirror can be given with `package-repositories`.',
  },
  PACKAGE_REFUSED: {
    meaning: 'A package is not what the signed index vouches for, is damaged, or holds what no package may.',
    remedy: 'Look at the mirror and at what lies between: it gave other bytes. Use another mirror.',
  },
  PACKAGES_CONFLICT: {
    meaning: 'Packages of one stage have the same file, or can be put together in no file system.',
    remedy: 'Leave one of the packages that are named out, or ask for a version that goes with the others.',
  },
  LOCK_MISSING: {
    meaning: 'A lock file was required, and the context has none.',
    remedy: 'Write one with `aipack lock`, and commit it.',
  },
  LOCK_FORMAT: {
    meaning: 'The lock file is no lock file of a version that can be read.',
    remedy: 'Write it anew with `aipack lock --update`.',
  },
  LOCK_ARCHITECTURE: {
    meaning: 'The lock file has no packages for a platform that is built for.',
    remedy: 'Write it anew with `aipack lock`, for all platforms.',
  },
  LOCK_WITHDRAWN: {
    meaning: 'The lock file holds packages that the repository has no more or has with another content.',
    remedy: 'Take newer ones with `aipack lock --update`; Wolfi withdraws old builds after some months.',
  },
  LOCK_OUTDATED: {
    meaning: 'The lock file does not cover what the project asks for by now.',
    remedy: 'Bring it up to date with `aipack lock`.',
  },
  INDEX_UNAVAILABLE: {
    meaning: 'The package index cannot be fetched: no connection, no answer, or an answer that says no.',
    remedy: 'Check connection, proxy and address, or name a mirror with `package-repositories`; then try again.',
  },
  INDEX_REFUSED: {
    meaning: 'The package index was fetched and is not taken: its signature, its format or its size is wrong.',
    remedy: 'Give the key that signs it with `package-keys`, or use another mirror.',
  },
  INPUT_INVALID: {
    meaning: 'An input, an option or a variable holds what it may not hold.',
    remedy: 'Write it as the hint says.',
  },
  TAG_INVALID: {
    meaning: 'A tag is no name that an image can be pushed by.',
    remedy: 'Write it like `ghcr.io/owner/app:1.2`: lower case, one tag after the colon, no digest.',
  },
  TAG_MISSING: {
    meaning: 'The image is to be pushed or loaded, and has no name.',
    remedy: 'Give one with `tags` (`--tag`).',
  },
  REGISTRY_REFUSED: {
    meaning: 'The registry does not let these credentials do what is needed, or lets nobody do so much.',
    remedy: 'Log in with docker/login-action or `docker login`; in a workflow, grant `packages: write` for ghcr.io.',
  },
  REGISTRY_UNREACHABLE: {
    meaning: 'The registry gives no answer.',
    remedy: 'Check its name and the connection, and try again.',
  },
  BUILDKIT_UNAVAILABLE: {
    meaning: 'No BuildKit answers, or the one that did is gone; the message lists what was tried.',
    remedy:
      'Start Docker, or name a BuildKit with `buildkit` (`--buildkit`); docs/buildkit.md tells how they are found.',
  },
  BUILDKIT_TOO_OLD: {
    meaning: 'The BuildKit that was found is older than the oldest that works.',
    remedy: 'Update it, or let aipack start one in a container.',
  },
  DISK_LOW: {
    meaning: 'The disk that BuildKit or the packages lie on has so little room that a build would fail.',
    remedy: 'Free some, with `docker system prune` or a larger runner.',
  },
  FEATURE_UNSUPPORTED: {
    meaning:
      'Something was asked for that this BuildKit, this kind of project or this combination of options cannot do.',
    remedy: 'Do as the hint says; often an `aipack.yml` or a Dockerfile says what is needed.',
  },
  BUILD_FAILED: {
    meaning: 'A step of the build failed; the message has its last output.',
    remedy: 'Run the same command in a clean checkout; `--verbose` shows all output.',
  },
  CHECK_FAILED: {
    meaning: 'A Dockerfile was checked, as `call: check` asks, and something was found in it.',
    remedy: 'Mend what is listed, skip a rule with `# check=skip=RULE`, or say `call: check,ignorestatus=true`.',
  },
  MACHINE_UNFIT: {
    meaning: '`aipack doctor` found that something is missing on this machine without which no build works.',
    remedy: 'Mend what it marks with ✗, as it says.',
  },
  DOCKER_UNAVAILABLE: {
    meaning: '`aipack run` starts the image in Docker, and none answers.',
    remedy: 'Start Docker, or have `DOCKER_HOST` name one.',
  },
  RUN_FAILED: {
    meaning: 'The image was built and loaded, and Docker does not start it.',
    remedy: 'Do as the message says; another port of this machine is given with `--port`.',
  },
  IMAGE_NOT_FOUND: {
    meaning: 'The registry has no image of this name.',
    remedy: 'Check the name; the image has to be pushed, since its statements are only there.',
  },
  STATEMENT_MISSING: {
    meaning: 'Nothing at the image says how aipack built it, so it cannot be built again.',
    remedy: 'Name the index that a tag stands for rather than the image of one platform; build with attestations.',
  },
  STATEMENT_INVALID: {
    meaning:
      'What is said of how the image was built cannot be used: it is about another image, incomplete or no statement.',
    remedy: 'Build the image again with this version; if it claims to come from this version, do not trust it.',
  },
  STATEMENT_UNMET: {
    meaning: 'The image was built with something that is not here, or that its statement alone may not decide.',
    remedy: 'Check out the commit, and give the options that the message names.',
  },
  PACKAGES_GONE: {
    meaning: 'The package repository no longer has packages that the image was made of.',
    remedy:
      'Name a repository that keeps them with `--package-repository`; Wolfi withdraws old builds after some months.',
  },
  IMAGE_DIFFERS: {
    meaning: 'The image that was built again is not the one in the registry.',
    remedy: 'Look at the layers and files that the output lists: docs/verify.md tells what they may come from.',
  },
  SIGNING_FAILED: {
    meaning: 'The image was pushed, but not signed, or not all of it.',
    remedy:
      'See which service or registry refused, and run the step again: the image is left as it is, and signed. docs/attestations.md has the variables.',
  },
  ASSIST_FAILED: {
    meaning: 'The language model that was to work out how the repository is built could not be asked.',
    remedy: 'Check `assist-endpoint`, `assist-model` and the key, or write an aipack.yml.',
  },
  ASSIST_GAVE_UP: {
    meaning: 'The language model came to no build that holds; the message says what it found out.',
    remedy: 'Try a larger model, or write an aipack.yml with what it found out.',
  },
  ASSIST_REFUSED: {
    meaning: 'A language model is not asked in this run: what triggered it may be a stranger.',
    remedy: 'Run it where the repository is trusted, or force it with `assist-force`.',
  },
  IMAGE_DOES_NOT_START: {
    meaning:
      'The image was built and started before it was exported, and did not answer, or ended; the message says the likely cause and the end of its log.',
    remedy:
      'Mend what the message names. `verify-env` gives variables for this start only; `verify: false` exports the image untried.',
  },
  CANCELLED: {
    meaning: 'The run was cancelled.',
    remedy: 'Nothing is to be mended.',
  },
  INTERNAL: {
    meaning: 'aipack did something wrong.',
    remedy: 'Please report it with the whole message.',
  },
};
