/**
 * What was typed but not sent, photographs included, in this browser's own database. A browser that keeps none (private
 * windows) loses drafts when the tab is closed; nothing else changes.
 */
export interface Draft<T> {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** What the draft was made from, e.g. when the product was last changed; another one makes the draft worthless. */
  readonly base: string;
  readonly value: T;
}

const STORE = 'drafts';

const opened = new Promise<IDBDatabase | null>((done) => {
  if (typeof indexedDB === 'undefined') return done(null);
  const request = indexedDB.open('lapakku', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  request.onsuccess = () => done(request.result);
  request.onerror = () => done(null);
});

const ask = async <R>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<R>): Promise<R | null> => {
  const db = await opened;
  if (!db) return null;
  return new Promise((done) => {
    const request = act(db.transaction(STORE, mode).objectStore(STORE));
    request.onsuccess = () => done(request.result);
    request.onerror = () => done(null); // a full disk: the form itself still holds everything
  });
};

export const readDraft = async <T>(key: string): Promise<Draft<T> | null> =>
  (await ask<Draft<T> | undefined>('readonly', (store) => store.get(key))) ?? null;

/** Answers whether it is kept. */
export const writeDraft = async <T>(key: string, draft: Draft<T>): Promise<boolean> =>
  (await ask('readwrite', (store) => store.put(draft, key))) !== null;

export const dropDraft = async (key: string): Promise<void> => {
  await ask('readwrite', (store) => store.delete(key));
};
