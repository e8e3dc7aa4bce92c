import { type Html, html } from './html.js';

/** A button of the console. @param fields what is sent with it */
export const button = (action: string, text: string, fields: Readonly<Record<string, string>> = {}): Html =>
  html`<form method="post" action="/_sandbox">
    <input type="hidden" name="do" value="${action}" />
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}<button
      class="second"
    >
      ${text}
    </button>
  </form>`;

export const table = (caption: string, heads: readonly string[], rows: readonly Html[]): Html =>
  rows.length === 0
    ? html`<p class="quiet">${caption}: belum ada.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
        <table>
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>`;

/** Of seconds since 1970, or of a time in words. */
export const at = (moment: number | string): string =>
  new Date(typeof moment === 'number' ? moment * 1000 : moment).toISOString().slice(0, 19).replace('T', ' ');
