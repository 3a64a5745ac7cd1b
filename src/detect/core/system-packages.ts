import { lookup } from '../../untrusted/lookup.ts';
import type { Project } from './project.ts';
import { isSite } from './static-site.ts';
import type { Draft } from './types.ts';

/** What a library needs of the system. */
export interface SystemPackages {
  readonly build?: readonly string[];
  readonly runtime?: readonly string[];
  readonly why: string;
}

/** What Debian calls otherwise, of the packages that programs run other programs from. */
const NAMES: Readonly<Record<string, string>> = {
  'chromium-browser': 'chromium',
  libmagic1: 'libmagic',
  libvips: 'vips',
  libvips42: 'vips',
  'libvips-dev': 'vips-dev',
  'libpq-dev': 'postgresql-dev',
  libpq5: 'libpq',
  'tesseract-ocr': 'tesseract',
};

/** Adds what other tools' files say that a service needs of the system, and tells what they only test with or run beside it. */
export function withHintedPackages(project: Project, draft: Draft): Draft {
  const { packages, testPackages, beside } = project.hints;
  if (beside !== undefined) project.accept('runs beside', beside);
  if (testPackages !== undefined && packages === undefined) {
    const advice = 'it may be for tests only; an aipack.yml that names it in runtime.packages brings it into the image';
    project.reject(`system packages ${testPackages.value}`, `${testPackages.because}, and ${advice}`);
  }
  if (packages === undefined) return draft;
  const wanted = packages.value.split(' ').map((name) => lookup(NAMES, name) ?? name);
  const found = project.available([...new Set(wanted)], packages.because);
  if (found.length === 0) return draft;
  project.accept('system packages', { ...packages, value: found.join(' ') });
  return {
    ...draft,
    build: { ...draft.build, packages: [...draft.build.packages, ...found] },
    runtime: { ...draft.runtime, packages: [...draft.runtime.packages, ...found] },
  };
}

/** Adds the settings that another image of the same program gives it, where the plan has none of that name; a site takes none. */
export function withHintedSettings(project: Project, draft: Draft): Draft {
  const { settings } = project.hints;
  if (settings === undefined || isSite(draft)) return draft;
  const own = Object.entries(settings.value).filter(([name]) => lookup(draft.runtime.env ?? {}, name) === undefined);
  if (own.length === 0) return draft;
  const value = own.map((pair) => pair.join('=')).join(' ');
  project.accept('environment', { ...settings, value });
  return { ...draft, runtime: { ...draft.runtime, env: { ...Object.fromEntries(own), ...draft.runtime.env } } };
}
