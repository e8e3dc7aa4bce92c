import { AreasModule } from '@lapak/areas-server';
import { Module } from '@nestjs/common';
import { Addresses } from './addresses.js';
import { Sessions } from './sessions.js';
import { ViewerResolver } from './viewer.resolver.js';

const useCases = [Sessions, Addresses];

@Module({
  imports: [AreasModule],
  providers: [...useCases, ViewerResolver],
  exports: useCases,
})
export class AccountsModule {}
