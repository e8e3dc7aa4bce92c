import { AreasModule } from '@lapak/areas-server';
import { Module } from '@nestjs/common';
import { CommandWall } from './command-wall.js';
import { CommandWallResolver } from './command-wall.resolver.js';

@Module({ imports: [AreasModule], providers: [CommandWall, CommandWallResolver], exports: [CommandWall] })
export class InsightModule {}
