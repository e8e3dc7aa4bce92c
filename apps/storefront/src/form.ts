/** A field of a posted form: trimmed, cut at `max` characters; '' when absent. The API judges what it means. */
export const field = (form: URLSearchParams, name: string, max = 500): string =>
  (form.get(name) ?? '').trim().slice(0, max);

/** A field that may stay empty: null then. */
export const optional = (form: URLSearchParams, name: string, max = 500): string | null =>
  field(form, name, max) || null;

/** A whole number within bounds, or null. */
export const wholeNumber = (text: string | null, min: number, max: number): number | null => {
  if (text === null || !/^\d{1,15}$/.test(text.trim())) return null;
  const n = Number(text);
  return n >= min && n <= max ? n : null;
};

/** At most `max` pairs `CODE.1234`, newest first: the purchases this browser may open without signing in. */
const REMEMBERED = /^([A-Z0-9-]{4,40})\.(\d{4})$/;

export const rememberedKey = (cookie: string, code: string): string | null => {
  for (const part of cookie.split('~')) {
    const found = REMEMBERED.exec(part);
    if (found && found[1] === code) return found[2]!;
  }
  return null;
};

export const remember = (cookie: string, code: string, last4: string, max = 8): string => {
  const entry = `${code}.${last4}`;
  if (!REMEMBERED.test(entry)) return cookie;
  const others = cookie.split('~').filter((part) => REMEMBERED.test(part) && !part.startsWith(`${code}.`));
  return [entry, ...others].slice(0, max).join('~');
};

export const lastFourDigits = (phone: string): string => phone.replace(/\D/g, '').slice(-4);
