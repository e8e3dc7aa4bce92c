import { CONFIG, type Config } from '@lapak/platform';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';

export interface OutgoingMail {
  /** Stable: a server or reader that gets it twice can tell. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly locale: string;
}

/** The mail server of SMTP_URL; without one, letters stay in the development mailbox. */
@Injectable()
export class MailTransport implements OnModuleDestroy {
  private transporter: Transporter | null = null;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'publicUrl'>) {}

  get keepsMailHere(): boolean {
    return this.config.smtpUrl === null;
  }

  /** @throws the server's or the network's error; `isFinal` tells whether to try again. */
  async send(mail: OutgoingMail): Promise<void> {
    await this.connection().sendMail({
      from: this.config.mailFrom,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.id}@${new URL(this.config.publicUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  onModuleDestroy(): void {
    this.transporter?.close();
  }

  private connection(): Transporter {
    this.transporter ??= createTransport({
      url: this.config.smtpUrl!,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    return this.transporter;
  }
}
