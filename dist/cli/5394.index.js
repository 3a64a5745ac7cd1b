import{modules as o}from"./shared17.index.js";export const id=5394,ids=[5394],modules={...o};
