import { Module } from '@nestjs/common';
import { Areas } from './areas.js';
import { AreasResolver } from './areas.resolver.js';
import { Regency } from './regency.js';
import { WorkingTime } from './working-time.js';

@Module({ providers: [Regency, Areas, WorkingTime, AreasResolver], exports: [Regency, Areas, WorkingTime] })
export class AreasModule {}
