/** What places the boxes of a picture: a program of its own, since only `aipack plan --graph` needs it. */
export { newGraph, placeAll } from '../../report/picture/layout.ts';
