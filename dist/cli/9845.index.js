import{modules as o}from"./shared1.index.js";import{modules as s}from"./shared2.index.js";import{modules as r}from"./shared3.index.js";export const id=9845,ids=[9845],modules={...o,...s,...r};
