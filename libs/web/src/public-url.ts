/** Where the public pages are, told by the server that sent this page; the same place unless it says otherwise. */
const origin = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="lapak-public-url"]')?.content || location.origin;

/** The whole address of a public page, e.g. `/toko/kopi-wanagiri`: the console may live on another host. */
export const publicUrl = (path: string): string => `${origin()}${path}`;
