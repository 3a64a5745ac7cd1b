// How large each program may be: what a job loads before it does anything, and what is downloaded with the action.

/**
 * Bytes of code, by program: `entry` is what is loaded whatever the program is asked for, `run` what an ordinary run may load: all but
 * what a part that is loaded itself loads when it is asked for.
 */
const budgets = {
  main: { run: 1_500_000, all: 2_200_000 },
  post: { all: 400_000 },
  cache: { all: 1_500_000 },
  models: { all: 1_200_000 },
  mcp: { all: 1_000_000 },
  layout: { all: 100_000 },
  cli: { entry: 50_000, all: 2_000_000 },
};

const ENTRY_FILES = ['index.js', 'program.js'];

/** Bytes of code of a program. */
function measure({ sizes, onDemand }, program) {
  const code = Object.entries(sizes)
    .map(([path, bytes]) => ({ folder: path.split('/')[0], file: path.split('/')[1], bytes }))
    .filter(({ folder, file }) => folder === program && file.endsWith('.js'));
  const sum = (files) => files.reduce((total, { bytes }) => total + bytes, 0);
  return {
    entry: sum(code.filter(({ file }) => ENTRY_FILES.includes(file))),
    run: sum(code.filter(({ file }) => !onDemand.includes(`${program}/${file}`))),
    all: sum(code),
  };
}

function rows(weighed) {
  return Object.entries(budgets).flatMap(([program, budget]) =>
    Object.entries(budget).map(([what, most]) => ({ program, what, bytes: measure(weighed, program)[what], most })),
  );
}

/**
 * What each program weighs and may weigh, for a person.
 * @param weighed bytes by path below dist/, and which of these paths only a part that is loaded itself loads
 */
export function sizeTable(weighed) {
  const lines = rows(weighed).map(({ program, what, bytes, most }) =>
    [program.padEnd(6), what.padEnd(6), kilobytes(bytes), 'of', kilobytes(most)].join(' '),
  );
  return ['bundle        size       budget', ...lines].join('\n');
}

/**
 * One sentence for each budget that is exceeded.
 * @param weighed as for {@link sizeTable}
 */
export function overweight(weighed) {
  return rows(weighed)
    .filter(({ bytes, most }) => bytes > most)
    .map(
      ({ program, what, bytes, most }) =>
        `dist/${program} is too large (${what}: ${bytes} bytes, at most ${most}). Load what few runs need with import().`,
    );
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
}
