/** What `aipack help exit-codes` prints. */
export const EXIT_CODES = `What aipack ends with:
  0    it was done; of "detect" and "services": also where changes touch no service
  1    it can't be done as things are: what is wrong is told with its code (docs/errors.md)
  2    the command line is wrong
  75   it may work later: a registry, a mirror or the package index did not answer
  130  Ctrl-C; 143 where SIGTERM ended it
  141  nobody read the output any more, such as behind "| head"
  0, 1, 2 of "diff": both are the same, they differ, they can't be compared
  N    of "run", once the container ended by itself: the code that it ended with
`;
