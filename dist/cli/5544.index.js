import{modules as o}from"./shared9.index.js";export const id=5544,ids=[5544],modules={...o};
