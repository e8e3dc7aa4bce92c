import { AreasModule } from '@lapak/areas-server';
import { Module } from '@nestjs/common';
import { ActivateTotp } from './activate-totp.js';
import { AddAccount } from './add-account.js';
import { Addresses } from './addresses.js';
import { ChangePassword } from './change-password.js';
import { ConfirmTotp } from './confirm-totp.js';
import { Entrance } from './entrance.js';
import { EntranceResolver } from './entrance.resolver.js';
import { Passwords } from './passwords.js';
import { Register } from './register.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';
import { Sessions } from './sessions.js';
import { SetUpTotp } from './set-up-totp.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { SweepSessions } from './sweep-sessions.js';
import { TotpVault } from './totp-codes.js';
import { Tries } from './tries.js';
import { UpdateProfile } from './update-profile.js';
import { ViewerResolver } from './viewer.resolver.js';

const useCases = [
  AddAccount,
  Register,
  SignIn,
  ConfirmTotp,
  SignOut,
  RequestPasswordReset,
  ResetPassword,
  ChangePassword,
  SetUpTotp,
  ActivateTotp,
  UpdateProfile,
  SweepSessions,
  Sessions,
  Addresses,
];

@Module({
  imports: [AreasModule],
  providers: [...useCases, Passwords, Tries, TotpVault, Entrance, EntranceResolver, ViewerResolver],
  exports: useCases,
})
export class AccountsModule {}
