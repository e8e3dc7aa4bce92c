import type { RegistrationInput } from '@lapak/accounts-domain';
import type { Id, Locale } from '@lapak/kernel';
import { DateTimeScalar, InvalidInputType, LocaleEnum, outcomes, ProblemType, TooManyTriesType } from '@lapak/platform';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ViewerType } from './viewer.graphql.js';

@InputType('RegisterInput')
export class RegisterInputType implements RegistrationInput {
  @Field(() => String) fullName!: string;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String) password!: string;
  @Field(() => Boolean) acceptTerms!: boolean;
}

@InputType('SignInInput')
export class SignInInputType {
  @Field(() => String, { description: 'Phone (any usual spelling) or e-mail.' }) login!: string;
  @Field(() => String) password!: string;
}

@InputType('ProfileInput')
export class ProfileInputType {
  @Field(() => String) fullName!: string;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => LocaleEnum) locale!: Locale;
}

@ObjectType('SessionInfo')
export class SessionInfoType {
  @Field(() => ID) id!: Id<'Session'>;
  @Field(() => String) app!: string;
  @Field(() => String) device!: string;
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar) seenAt!: Date;
  @Field(() => Boolean) current!: boolean;
}

@ObjectType('SignedIn')
export class SignedInType {
  kind!: 'SignedIn';
  @Field(() => ViewerType) viewer!: ViewerType;
}

@ObjectType('TotpRequired', { description: 'The password was right; the session waits for confirmTotp.' })
export class TotpRequiredType {
  kind!: 'TotpRequired';
  @Field(() => Boolean) ok!: boolean;
}

@ObjectType('SignedOut')
export class SignedOutType {
  @Field(() => Boolean) ok!: boolean;
}

@ObjectType('PasswordResetRequested')
export class PasswordResetRequestedType {
  @Field(() => Boolean) ok!: boolean;
}

@ObjectType('PasswordChanged')
export class PasswordChangedType {
  kind!: 'PasswordChanged';
  @Field(() => Boolean) ok!: boolean;
}

@ObjectType('ProfileUpdated')
export class ProfileUpdatedType {
  kind!: 'ProfileUpdated';
  @Field(() => ViewerType) viewer!: ViewerType;
}

@ObjectType('TotpSetup')
export class TotpSetupType {
  @Field(() => String) secret!: string;
  @Field(() => String) otpauthUrl!: string;
  @Field(() => String) qrSvg!: string;
}

@ObjectType('TotpActivated')
export class TotpActivatedType {
  kind!: 'TotpActivated';
  @Field(() => [String]) backupCodes!: string[];
  @Field(() => ViewerType) viewer!: ViewerType;
}

@ObjectType('WrongCredentials', { implements: () => [ProblemType] })
export class WrongCredentialsType extends ProblemType {
  kind!: 'WrongCredentials';
}

@ObjectType('WrongCode', { implements: () => [ProblemType] })
export class WrongCodeType extends ProblemType {
  kind!: 'WrongCode';
}

@ObjectType('RegistrationNotPossible', { implements: () => [ProblemType] })
export class RegistrationNotPossibleType extends ProblemType {
  kind!: 'RegistrationNotPossible';
}

@ObjectType('ResetLinkInvalid', { implements: () => [ProblemType] })
export class ResetLinkInvalidType extends ProblemType {
  kind!: 'ResetLinkInvalid';
}

export const RegisterResult = outcomes('RegisterResult', [
  SignedInType,
  RegistrationNotPossibleType,
  InvalidInputType,
  TooManyTriesType,
]);
export const SignInResult = outcomes('SignInResult', [
  SignedInType,
  TotpRequiredType,
  WrongCredentialsType,
  TooManyTriesType,
]);
export const ConfirmTotpResult = outcomes('ConfirmTotpResult', [SignedInType, WrongCodeType, TooManyTriesType]);
export const ResetPasswordResult = outcomes('ResetPasswordResult', [
  SignedInType,
  TotpRequiredType,
  ResetLinkInvalidType,
  InvalidInputType,
  TooManyTriesType,
]);
export const ActivateTotpResult = outcomes('ActivateTotpResult', [TotpActivatedType, WrongCodeType, TooManyTriesType]);
export const ChangePasswordResult = outcomes('ChangePasswordResult', [
  PasswordChangedType,
  WrongCredentialsType,
  InvalidInputType,
  TooManyTriesType,
]);
export const UpdateProfileResult = outcomes('UpdateProfileResult', [
  ProfileUpdatedType,
  InvalidInputType,
  RegistrationNotPossibleType,
  TooManyTriesType,
]);
