export const id=13,ids=[13],modules={13:((p,s,_)=>{_.d(s,{writePublished:()=>o});var t=_(4492),e=_(5986);async function o({digest:a,tags:d},r){const m=d.map(n=>(0,t.qy)`<tr>
        <td>${(0,t.aY)(n)}</td>
      </tr>`);await(0,e.M9)([(0,t.qy)`<h3>${r==="merge"?"Merged":"Promoted"}</h3>`,(0,t.qy)`<p>${(0,t.aY)(a)}</p>`,(0,t.qy)`<table>
      ${(0,t.bs)(m)}
    </table>`])}})};
