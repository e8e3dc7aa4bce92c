import type { Viewer } from '@lapak/web';
import { Bell, ClipboardCheck, Gauge, KeyRound, LibraryBig, type LucideIcon, PackageSearch, Store } from 'lucide-react';
import type { Words } from './words/words.js';

type Duty = Viewer['duties'][number];

export interface Place {
  readonly path: string;
  readonly name: keyof Words['places'];
  /** The duty that is needed; `anyone` with a duty at all may see the rest. */
  readonly who: 'anyone' | Duty;
  readonly icon: LucideIcon;
}

/** The rail from top to bottom, the addresses and who may go there. The server asks again. */
export const PLACES = [
  { path: 'pusat-kendali', name: 'wall', who: 'anyone', icon: Gauge },
  { path: 'verifikasi', name: 'verification', who: 'verifier', icon: ClipboardCheck },
  { path: 'moderasi', name: 'moderation', who: 'curator', icon: PackageSearch },
  { path: 'kurasi', name: 'curation', who: 'curator', icon: LibraryBig },
  { path: 'pelaku-usaha', name: 'shops', who: 'anyone', icon: Store },
  { path: 'kabar', name: 'inbox', who: 'anyone', icon: Bell },
  { path: 'keamanan', name: 'security', who: 'anyone', icon: KeyRound },
] as const satisfies readonly Place[];

/** Whether these duties open what is for `who`; an admin goes everywhere. */
export const mayGo = (duties: readonly Duty[], who: Place['who']): boolean =>
  who === 'anyone' ? duties.length > 0 : duties.includes(who) || duties.includes('admin');

/** Where a person's day begins. */
export const startOf = (duties: readonly Duty[]): string =>
  duties.includes('verifier') ? 'verifikasi' : duties.includes('curator') ? 'moderasi' : 'pusat-kendali';
