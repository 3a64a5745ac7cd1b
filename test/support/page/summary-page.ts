import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';

const root = join(import.meta.dirname, '../../..');

export type Theme = 'light' | 'dark';

/**
 * A page as GitHub makes one of a job summary: its Markdown read as GFM, each picture in it drawn. Once that is done, the element `drawn` says
 * how many were, and what was wrong.
 */
export function summaryPage(markdown: string, theme: Theme): string {
  const style = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');
  const mermaid = readFileSync(join(root, 'node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js'), 'utf8');
  const body = marked.parse(markdown, { gfm: true, async: false });
  return `<!doctype html><html data-theme="${theme}"><head><meta charset="utf-8"><style>${style}</style></head>
<body><main><header>build summary</header>
${body}</main>
<script>${mermaid.replaceAll('</script', '<\\/script')}</script>
<script>
const wrong = [];
let drawn = 0;
(async () => {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: '${theme === 'dark' ? 'dark' : 'default'}' });
  for (const code of document.querySelectorAll('code.language-mermaid')) {
    try {
      const { svg } = await mermaid.render('picture' + drawn, code.textContent);
      const box = document.createElement('div');
      box.className = 'mermaid';
      box.innerHTML = svg;
      code.parentElement.replaceWith(box);
      drawn++;
    } catch (error) {
      wrong.push(String(error));
    }
  }
  const told = document.createElement('script');
  told.type = 'application/json';
  told.id = 'drawn';
  const main = document.querySelector('main');
  const count = (name) => main.querySelectorAll(name).length;
  const elements = [...main.querySelectorAll('*')].filter((each) => each.closest('.mermaid') === null);
  told.textContent = JSON.stringify({
    drawn,
    wrong,
    height: Math.ceil(document.documentElement.scrollHeight),
    tables: [...main.querySelectorAll('table')].map((table) => [...table.rows].map((row) => row.cells.length)),
    folded: [...main.querySelectorAll('details')].map((each) => [each.open, each.querySelector('summary').innerText, each.children.length]),
    headings: [...main.querySelectorAll('h3')].map((each) => each.innerText),
    elements: [...new Set(elements.map((each) => each.localName))].sort(),
    attributes: [...new Set(elements.flatMap((each) => each.getAttributeNames()))].sort(),
    labels: [...main.querySelectorAll('.mermaid .nodeLabel')].map((each) => each.innerText),
    text: main.innerText,
  }).replaceAll('<', '\\\\u003c');
  document.body.append(told);
})();
</script></body></html>`;
}
