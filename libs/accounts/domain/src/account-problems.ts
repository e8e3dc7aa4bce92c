import { type Locale, Problem } from '@lapak/kernel';

/** The one answer to a wrong password and to a login that nobody has. */
export class WrongCredentials extends Problem {
  readonly kind = 'WrongCredentials';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Nomor HP, surel, atau kata sandi tidak cocok. Periksa lagi, atau pilih “Lupa kata sandi”.'
      : 'The phone number, e-mail or password does not match. Check them, or choose “Forgot password”.';
  }
}

export class WrongCode extends Problem {
  readonly kind = 'WrongCode';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya di aplikasi Anda, lalu coba lagi.'
      : 'The code does not match or was used already. Wait for the next one in your app and try again.';
  }
}

/** Says neither whether the phone or the e-mail is in use, nor whose it is. */
export class RegistrationNotPossible extends Problem {
  readonly kind = 'RegistrationNotPossible';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Akun tidak bisa dibuat dengan nomor HP atau surel ini. Bila Anda pernah mendaftar, silakan masuk atau pilih “Lupa kata sandi”.'
      : 'No account can be made with this phone number or e-mail. If you registered before, sign in or choose “Forgot password”.';
  }
}

export class ResetLinkInvalid extends Problem {
  readonly kind = 'ResetLinkInvalid';
  say(locale: Locale): string {
    return locale === 'id'
      ? 'Tautan ini sudah dipakai atau sudah lewat 30 menit. Silakan minta tautan baru.'
      : 'This link was used already or is older than 30 minutes. Please ask for a new one.';
  }
}
