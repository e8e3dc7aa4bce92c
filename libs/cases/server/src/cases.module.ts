import { AreasModule } from '@lapak/areas-server';
import { Module } from '@nestjs/common';
import { CaseDesk } from './case-desk.js';
import { CaseQueue } from './case-queue.js';
import { Cases } from './cases.js';
import { CasesResolver } from './cases.resolver.js';
import { TrackCase } from './track-case.js';

@Module({
  imports: [AreasModule],
  providers: [Cases, CaseDesk, CaseQueue, TrackCase, CasesResolver],
  exports: [Cases, CaseDesk, CaseQueue, TrackCase],
})
export class CasesModule {}
