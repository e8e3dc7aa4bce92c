import { type Locale, Problem, type Words } from '@lapak/kernel';

export class NameTaken extends Problem {
  readonly kind = 'NameTaken';
  constructor(
    readonly name: string,
    /** Names that are free now. */
    readonly suggestions: readonly string[],
  ) {
    super();
  }
  say(locale: Locale): string {
    const also = this.suggestions.length > 0 ? this.suggestions.join(', ') : '';
    return locale === 'id'
      ? `Nama “${this.name}” sudah dipakai toko lain.${also && ` Masih tersedia: ${also}.`}`
      : `The name “${this.name}” belongs to another shop.${also && ` Still free: ${also}.`}`;
  }
}

/** This part of an application cannot be changed in the state it is in. */
export class ApplicationLocked extends Problem {
  readonly kind = 'ApplicationLocked';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Bagian ini tidak bisa diubah sekarang karena sedang atau sudah diperiksa petugas. Yang bisa diubah hanya yang diminta diperbaiki.'
      : 'This part cannot be changed now: it is being checked or has been checked. Only what was sent back can be changed.';
  }
}

export class RequirementsMissing extends Problem {
  readonly kind = 'RequirementsMissing';
  constructor(
    readonly keys: readonly string[],
    private readonly labels: readonly Words[],
  ) {
    super();
  }
  say(locale: Locale): string {
    const list = this.labels.map((label) => label[locale]).join(', ');
    return locale === 'id'
      ? `Masih ada syarat yang belum lengkap: ${list}.`
      : `Some requirements are not complete yet: ${list}.`;
  }
}

export const UPLOAD_FAULTS = {
  type: {
    id: 'Jenis berkas ini tidak bisa dipakai. Kirim foto JPEG, PNG, WebP, atau AVIF, atau dokumen PDF.',
    en: 'This kind of file cannot be used. Send a JPEG, PNG, WebP or AVIF photo, or a PDF document.',
  },
  heic: {
    id: 'Foto HEIC belum bisa dibaca. Ubah pengaturan kamera ke “Paling kompatibel” (JPEG), atau kirim tangkapan layarnya.',
    en: 'HEIC photos cannot be read yet. Set the camera to “Most compatible” (JPEG), or send a screenshot of it.',
  },
  tooBig: { id: 'Berkas terlalu besar. Paling besar 10 MB.', en: 'The file is too big. 10 MB is the most.' },
  pdfTooBig: { id: 'Dokumen PDF terlalu besar. Paling besar 5 MB.', en: 'The PDF is too big. 5 MB is the most.' },
  tooManyPixels: {
    id: 'Foto terlalu besar. Paling besar 24 megapiksel, misalnya 6000 × 4000.',
    en: 'The photo is too large. 24 megapixels is the most, e.g. 6000 × 4000.',
  },
  tooSmall: {
    id: 'Foto terlalu kecil. Sisi terpendek paling sedikit 50 piksel.',
    en: 'The photo is too small. The shorter side needs 50 pixels at least.',
  },
  animated: {
    id: 'Gambar bergerak tidak bisa dipakai. Kirim satu foto diam.',
    en: 'Moving pictures cannot be used. Send one still photo.',
  },
  unreadable: {
    id: 'Berkas rusak atau tidak lengkap. Coba kirim ulang.',
    en: 'The file is damaged or incomplete. Please send it again.',
  },
  activePdf: {
    id: 'Dokumen PDF ini berisi program, lampiran, atau sandi. Simpan ulang sebagai PDF biasa (cetak ke PDF), lalu kirim lagi.',
    en: 'This PDF holds a program, an attachment or a password. Save it as a plain PDF (print to PDF) and send it again.',
  },
  quota: {
    id: 'Terlalu banyak berkas yang belum dipakai. Pakai dulu yang sudah dikirim, atau coba lagi besok.',
    en: 'Too many files are waiting to be used. Use those first, or try again tomorrow.',
  },
} as const satisfies Record<string, Words>;
export type UploadFault = keyof typeof UPLOAD_FAULTS;

export class UploadRefused extends Problem {
  readonly kind = 'UploadRefused';
  constructor(readonly fault: UploadFault) {
    super();
  }
  say(locale: Locale): string {
    return UPLOAD_FAULTS[this.fault][locale];
  }
}
