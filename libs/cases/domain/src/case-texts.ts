import type { Words } from '@lapak/kernel';
import type { CaseActor, CaseMove, CaseState } from './case-state.js';

/** What a public line may say besides the move: the promise as written for people, and how many things to fix. */
export interface TextFacts {
  readonly promised: Words;
  readonly fixes: number;
}

const TEXTS: Readonly<Record<CaseMove, (facts: TextFacts) => Words>> = {
  submit: ({ promised }) => ({
    id: `Pengajuan diterima. Kami periksa paling lambat ${promised.id}.`,
    en: `Application received. We check it by ${promised.en} at the latest.`,
  }),
  take: () => ({ id: 'Petugas mulai memeriksa.', en: 'An officer has started checking.' }),
  request_fix: ({ fixes }) => ({
    id: `Ada ${fixes} hal yang perlu diperbaiki. Waktu pelayanan berhenti sampai perbaikan dikirim.`,
    en: `${fixes} ${fixes === 1 ? 'thing needs' : 'things need'} fixing. The service clock stands still until it is sent again.`,
  }),
  resubmit: ({ promised }) => ({
    id: `Perbaikan diterima. Kami lanjutkan, paling lambat ${promised.id}.`,
    en: `The fix has arrived. We go on, by ${promised.en} at the latest.`,
  }),
  approve: () => ({ id: 'Disetujui.', en: 'Approved.' }),
  reject: () => ({
    id: 'Ditolak. Alasannya dapat dibaca di akun pemohon.',
    en: "Rejected. The reason can be read in the applicant's account.",
  }),
};

/** The line for everybody who has the code: what happened, never who and never which document. */
export const publicText = (move: CaseMove, facts: TextFacts): Words => TEXTS[move](facts);

export const ACTOR_WORDS: Readonly<Record<CaseActor, Words>> = {
  applicant: { id: 'Pemohon', en: 'Applicant' },
  officer: { id: 'Petugas', en: 'Officer' },
  system: { id: 'Sistem', en: 'System' },
};

/** Who acts next, as a sentence. */
export const nextStep = (state: CaseState, overdue: boolean): Words => {
  if (overdue) {
    return {
      id: 'Terlambat dari janji kami, dan tampak di papan pantau pimpinan. Mohon maaf.',
      en: 'This is later than we promised, and shows on the wall of the head of the office. We are sorry.',
    };
  }
  return NEXT[state];
};

const NEXT: Readonly<Record<CaseState, Words>> = {
  draft: {
    id: 'Pemohon melengkapi syarat, lalu mengirim.',
    en: 'The applicant completes the requirements and submits.',
  },
  submitted: { id: 'Petugas akan memeriksa.', en: 'An officer will check.' },
  in_review: { id: 'Petugas sedang memeriksa.', en: 'An officer is checking.' },
  needs_fix: { id: 'Pemohon memperbaiki, lalu mengirim lagi.', en: 'The applicant fixes it and sends it again.' },
  approved: { id: 'Selesai. Tidak ada lagi yang perlu dilakukan.', en: 'Done. Nothing more to do.' },
  rejected: { id: 'Selesai. Pemohon boleh mengajukan lagi.', en: 'Closed. The applicant may apply again.' },
};
