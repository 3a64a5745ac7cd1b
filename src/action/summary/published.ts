import type { Published } from '../../app/publish/publish-image.ts';
import { code, html, together } from './markup.ts';
import { write } from './write.ts';

/** Which names an image got, on the page of the run. */
export async function writePublished({ digest, tags }: Published, what: 'merge' | 'promote'): Promise<void> {
  const rows = tags.map(
    (tag) =>
      html`<tr>
        <td>${code(tag)}</td>
      </tr>`,
  );
  await write([
    html`<h3>${what === 'merge' ? 'Merged' : 'Promoted'}</h3>`,
    html`<p>${code(digest)}</p>`,
    html`<table>
      ${together(rows)}
    </table>`,
  ]);
}
