import type { Change } from '../../report/delta.ts';
import type { Versions } from './components.ts';

/** What differs between two maps, sorted by name. */
export function changesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly Change[] {
  return namesOf(before, after).flatMap((name) => changeOf(name, before.get(name), after.get(name)));
}

/** The same of things that may be there in several versions at once: told are those that only one of both has. */
export function versionChanges(before: Versions, after: Versions): readonly Change[] {
  return namesOf(before, after).flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === undefined || now === undefined) return changeOf(name, shown(old), shown(now));
    const [gone, come] = [old.difference(now), now.difference(old)];
    // Of several that are there, one that stays says nothing of one that comes.
    if (gone.size === 0 && come.size === 0) return [];
    return [
      { name, before: shown(gone.size === 0 ? old : gone) ?? '', after: shown(come.size === 0 ? now : come) ?? '' },
    ];
  });
}

function namesOf(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort();
}

function changeOf(name: string, before: string | undefined, after: string | undefined): readonly Change[] {
  if (before === after) return [];
  return [{ name, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function shown(versions: ReadonlySet<string> | undefined): string | undefined {
  return versions === undefined ? undefined : [...versions].sort().join(', ');
}
