import { AreasModule } from '@lapak/areas-server';
import { CasesModule } from '@lapak/cases-server';
import { Module } from '@nestjs/common';
import { Applications } from './applications.js';
import { Checklist } from './checklist.js';
import { CountShops } from './count-shops.js';
import { DecideCase } from './decide-case.js';
import { DecideRequirement } from './decide-requirement.js';
import { FillRequirement } from './fill-requirement.js';
import { MyShopResolver } from './my-shop.resolver.js';
import { OpenShop } from './open-shop.js';
import { ReadDocument } from './read-document.js';
import { SaveShopBasics } from './save-shop-basics.js';
import { SaveShopSettings } from './save-shop-settings.js';
import { ShopStates } from './shop-states.js';
import { ShopToday } from './shop-today.js';
import { Shops } from './shops.js';
import { ShopsResolver, ViewerShopsResolver } from './shops.resolver.js';
import { ShopsForStaff } from './shops-for-staff.js';
import { SubmitApplication } from './submit-application.js';
import { SweepUploads } from './sweep-uploads.js';
import { TakeCase } from './take-case.js';
import { UploadFile } from './upload-file.js';
import { Uploads } from './uploads.js';
import { ShopForStaffResolver, VerificationResolver } from './verification.resolver.js';
import { Verifications } from './verifications.js';

const useCases = [
  OpenShop,
  SaveShopBasics,
  SaveShopSettings,
  FillRequirement,
  SubmitApplication,
  TakeCase,
  DecideRequirement,
  DecideCase,
  UploadFile,
  ReadDocument,
  SweepUploads,
  CountShops,
  Uploads,
  Shops,
  ShopsForStaff,
];

@Module({
  imports: [AreasModule, CasesModule],
  providers: [
    ...useCases,
    Checklist,
    Applications,
    Verifications,
    ShopStates,
    ShopToday,
    ShopsResolver,
    ViewerShopsResolver,
    MyShopResolver,
    ShopForStaffResolver,
    VerificationResolver,
  ],
  exports: useCases,
})
export class MerchantsModule {}
