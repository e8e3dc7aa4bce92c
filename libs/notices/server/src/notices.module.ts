import { AreasModule } from '@lapak/areas-server';
import { Module } from '@nestjs/common';
import { Inbox } from './inbox.js';
import { MailTransport } from './mail-transport.js';
import { MarkNoticesRead } from './mark-notices-read.js';
import { NoticeWriter } from './notice-writer.js';
import { NoticesResolver, ViewerNoticesResolver } from './notices.resolver.js';
import { SendMail } from './send-mail.js';
import { SweepNotices } from './sweep-notices.js';

@Module({
  imports: [AreasModule],
  providers: [
    NoticeWriter,
    MailTransport,
    Inbox,
    MarkNoticesRead,
    SendMail,
    SweepNotices,
    NoticesResolver,
    ViewerNoticesResolver,
  ],
  exports: [SendMail, SweepNotices, MarkNoticesRead],
})
export class NoticesModule {}
