export const id=168,ids=[168],modules={168:((P,D,_)=>{var E,o;_.d(D,{fs:()=>E||(E=_.t(M,2)),path:()=>o||(o=_.t(O,2))});var d=_(421),n=_(598),M=_(24),s=_(161),O=_(760),t=_(75),a=_(975)})};
