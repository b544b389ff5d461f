// Packed vector instructions: AVX-512 in its EVEX encodings.
// By opcode map (Intel SDM volume 2, appendix A); the grammar of an entry is in x64Opcodes.ts.

export const evex: Readonly<Record<number, string>> = {
  // 0F
  1: `
    10:vmovups,vmovupd 11:vmovups,vmovupd 12:vmovlps~vmovhlps,vmovlpd,vmovsldup,vmovddup 13:vmovlps,vmovlpd
    14:vunpcklps,vunpcklpd 15:vunpckhps,vunpckhpd 16:vmovhps~vmovlhps,vmovhpd,vmovshdup 17:vmovhps,vmovhpd
    28:vmovaps,vmovapd 29:vmovaps,vmovapd 2b:vmovntps,vmovntpd 51:vsqrtps,vsqrtpd 54:vandps,vandpd
    55:vandnps,vandnpd 56:vorps,vorpd 57:vxorps,vxorpd 58:vaddps,vaddpd 59:vmulps,vmulpd 5a:vcvtps2pd,vcvtpd2ps
    5b:vcvtdq2ps/vcvtqq2ps,vcvtps2dq,vcvttps2dq 5c:vsubps,vsubpd 5d:vminps,vminpd 5e:vdivps,vdivpd 5f:vmaxps,vmaxpd
    60:,vpunpcklbw 61:,vpunpcklwd 62:,vpunpckldq 63:,vpacksswb 64:,vpcmpgtb 65:,vpcmpgtw 66:,vpcmpgtd 67:,vpackuswb
    68:,vpunpckhbw 69:,vpunpckhwd 6a:,vpunpckhdq 6b:,vpackssdw 6c:,vpunpcklqdq 6d:,vpunpckhqdq
    6f:,vmovdqa32/vmovdqa64,vmovdqu32/vmovdqu64,vmovdqu8/vmovdqu16 70:,vpshufd,vpshufhw,vpshuflw
    71:,2=vpsrlw+4=vpsraw+6=vpsllw 72:,0=vprord/vprorq+1=vprold/vprolq+2=vpsrld/+4=vpsrad/vpsraq+6=vpslld/
    73:,2=/vpsrlq+3=vpsrldq+6=/vpsllq+7=vpslldq 74:,vpcmpeqb 75:,vpcmpeqw 76:,vpcmpeqd
    78:vcvttps2udq/vcvttpd2udq,vcvttps2uqq/vcvttpd2uqq 79:vcvtps2udq/vcvtpd2udq,vcvtps2uqq/vcvtpd2uqq
    7a:,vcvttps2qq/vcvttpd2qq,vcvtudq2pd/vcvtuqq2pd,vcvtudq2ps/vcvtuqq2ps 7b:,vcvtps2qq/vcvtpd2qq
    7f:,vmovdqa32/vmovdqa64,vmovdqu32/vmovdqu64,vmovdqu8/vmovdqu16 c2:vcmpps,vcmppd c4:,vpinsrw c5:,vpextrw
    c6:vshufps,vshufpd d1:,vpsrlw d2:,vpsrld d3:,vpsrlq d4:,vpaddq d5:,vpmullw d8:,vpsubusb d9:,vpsubusw da:,vpminub
    db:,vpandd/vpandq dc:,vpaddusb dd:,vpaddusw de:,vpmaxub df:,vpandnd/vpandnq e0:,vpavgb e1:,vpsraw
    e2:,vpsrad/vpsraq e3:,vpavgw e4:,vpmulhuw e5:,vpmulhw e6:,vcvttpd2dq,vcvtdq2pd/vcvtqq2pd,vcvtpd2dq e7:,vmovntdq
    e8:,vpsubsb e9:,vpsubsw ea:,vpminsw eb:,vpord/vporq ec:,vpaddsb ed:,vpaddsw ee:,vpmaxsw ef:,vpxord/vpxorq
    f1:,vpsllw f2:,vpslld f3:,vpsllq f4:,vpmuludq f5:,vpmaddwd f6:,vpsadbw f8:,vpsubb f9:,vpsubw fa:,vpsubd
    fb:,vpsubq fc:,vpaddb fd:,vpaddw fe:,vpaddd
  `,
  // 0F 38
  2: `
    00:,vpshufb 04:,vpmaddubsw 0b:,vpmulhrsw 0c:,vpermilps 0d:,vpermilpd 10:,vpsrlvw,vpmovuswb 11:,vpsravw,vpmovusdb
    12:,vpsllvw,vpmovusqb 13:,vcvtph2ps,vpmovusdw 14:,vprorvd/vprorvq,vpmovusqw 15:,vprolvd/vprolvq,vpmovusqd
    16:,vpermps/vpermpd 18:,vbroadcastss 19:,vbroadcastf32x2/vbroadcastsd 1a:,vbroadcastf32x4/vbroadcastf64x2
    1b:,vbroadcastf32x8/vbroadcastf64x4 1c:,vpabsb 1d:,vpabsw 1e:,vpabsd 1f:,vpabsq 20:,vpmovsxbw,vpmovswb
    21:,vpmovsxbd,vpmovsdb 22:,vpmovsxbq,vpmovsqb 23:,vpmovsxwd,vpmovsdw 24:,vpmovsxwq,vpmovsqw
    25:,vpmovsxdq,vpmovsqd 26:,vptestmb/vptestmw,vptestnmb/vptestnmw 27:,vptestmd/vptestmq,vptestnmd/vptestnmq
    28:,vpmuldq,vpmovm2b/vpmovm2w 29:,vpcmpeqq,vpmovb2m/vpmovw2m 2a:,vmovntdqa,vpbroadcastmb2q 2b:,vpackusdw
    2c:,vscalefps/vscalefpd 30:,vpmovzxbw,vpmovwb 31:,vpmovzxbd,vpmovdb 32:,vpmovzxbq,vpmovqb 33:,vpmovzxwd,vpmovdw
    34:,vpmovzxwq,vpmovqw 35:,vpmovzxdq,vpmovqd 36:,vpermd/vpermq 37:,vpcmpgtq 38:,vpminsb,vpmovm2d/vpmovm2q
    39:,vpminsd/vpminsq,vpmovd2m/vpmovq2m 3a:,vpminuw,vpbroadcastmw2d 3b:,vpminud/vpminuq 3c:,vpmaxsb
    3d:,vpmaxsd/vpmaxsq 3e:,vpmaxuw 3f:,vpmaxud/vpmaxuq 40:,vpmulld/vpmullq 42:,vgetexpps/vgetexppd
    44:,vplzcntd/vplzcntq 45:,vpsrlvd/vpsrlvq 46:,vpsravd/vpsravq 47:,vpsllvd/vpsllvq 4c:,vrcp14ps/vrcp14pd
    4e:,vrsqrt14ps/vrsqrt14pd 50:,vpdpbusd 51:,vpdpbusds 52:,vpdpwssd,vdpbf16ps 53:,vpdpwssds 54:,vpopcntb/vpopcntw
    55:,vpopcntd/vpopcntq 58:,vpbroadcastd 59:,vbroadcasti32x2/vpbroadcastq 5a:,vbroadcasti32x4/vbroadcasti64x2
    5b:,vbroadcasti32x8/vbroadcasti64x4 62:,vpexpandb/vpexpandw 63:,vpcompressb/vpcompressw 64:,vpblendmd/vpblendmq
    65:,vblendmps/vblendmpd 66:,vpblendmb/vpblendmw 68:,,,vp2intersectd/vp2intersectq 70:,vpshldvw
    71:,vpshldvd/vpshldvq 72:,vpshrdvw,vcvtneps2bf16,vcvtne2ps2bf16 73:,vpshrdvd/vpshrdvq 75:,vpermi2b/vpermi2w
    76:,vpermi2d/vpermi2q 77:,vpermi2ps/vpermi2pd 78:,vpbroadcastb 79:,vpbroadcastw 7a:,vpbroadcastb
    7b:,vpbroadcastw 7c:,vpbroadcastd/vpbroadcastq 7d:,vpermt2b/vpermt2w 7e:,vpermt2d/vpermt2q
    7f:,vpermt2ps/vpermt2pd 83:,vpmultishiftqb 88:,vexpandps/vexpandpd 89:,vpexpandd/vpexpandq
    8a:,vcompressps/vcompresspd 8b:,vpcompressd/vpcompressq 8d:,vpermb/vpermw 8f:,vpshufbitqmb
    90:,vpgatherdd/vpgatherdq 91:,vpgatherqd/vpgatherqq 92:,vgatherdps/vgatherdpd 93:,vgatherqps/vgatherqpd
    96:,vfmaddsub132ps/vfmaddsub132pd 97:,vfmsubadd132ps/vfmsubadd132pd 98:,vfmadd132ps/vfmadd132pd
    9a:,vfmsub132ps/vfmsub132pd 9c:,vfnmadd132ps/vfnmadd132pd 9e:,vfnmsub132ps/vfnmsub132pd
    a0:,vpscatterdd/vpscatterdq a1:,vpscatterqd/vpscatterqq a2:,vscatterdps/vscatterdpd a3:,vscatterqps/vscatterqpd
    a6:,vfmaddsub213ps/vfmaddsub213pd a7:,vfmsubadd213ps/vfmsubadd213pd a8:,vfmadd213ps/vfmadd213pd
    aa:,vfmsub213ps/vfmsub213pd ac:,vfnmadd213ps/vfnmadd213pd ae:,vfnmsub213ps/vfnmsub213pd b4:,vpmadd52luq
    b5:,vpmadd52huq b6:,vfmaddsub231ps/vfmaddsub231pd b7:,vfmsubadd231ps/vfmsubadd231pd b8:,vfmadd231ps/vfmadd231pd
    ba:,vfmsub231ps/vfmsub231pd bc:,vfnmadd231ps/vfnmadd231pd be:,vfnmsub231ps/vfnmsub231pd
    c4:,vpconflictd/vpconflictq cf:,vgf2p8mulb dc:,vaesenc dd:,vaesenclast de:,vaesdec df:,vaesdeclast
  `,
  // 0F 3A
  3: `
    00:,vpermq 01:,vpermpd 03:,valignd/valignq 04:,vpermilps 05:,vpermilpd 08:vrndscaleph,vrndscaleps
    09:,vrndscalepd 0f:,vpalignr 14:,vpextrb 15:,vpextrw 16:,vpextrd/vpextrq 17:,vextractps
    18:,vinsertf32x4/vinsertf64x2 19:,vextractf32x4/vextractf64x2 1a:,vinsertf32x8/vinsertf64x4
    1b:,vextractf32x8/vextractf64x4 1d:,vcvtps2ph 1e:,vpcmpud/vpcmpuq 1f:,vpcmpd/vpcmpq 20:,vpinsrb 21:,vinsertps
    22:,vpinsrd/vpinsrq 23:,vshuff32x4/vshuff64x2 25:,vpternlogd/vpternlogq 26:vgetmantph,vgetmantps/vgetmantpd
    38:,vinserti32x4/vinserti64x2 39:,vextracti32x4/vextracti64x2 3a:,vinserti32x8/vinserti64x4
    3b:,vextracti32x8/vextracti64x4 3e:,vpcmpub/vpcmpuw 3f:,vpcmpb/vpcmpw 42:,vdbpsadbw 43:,vshufi32x4/vshufi64x2
    44:,vpclmulqdq 50:,vrangeps/vrangepd 54:,vfixupimmps/vfixupimmpd 56:vreduceph,vreduceps/vreducepd
    66:vfpclassph,vfpclassps/vfpclasspd 70:,vpshldw 71:,vpshldd/vpshldq 72:,vpshrdw 73:,vpshrdd/vpshrdq c2:vcmpph
    ce:,vgf2p8affineqb cf:,vgf2p8affineinvqb
  `,
  // map 5 (FP16)
  5: `
    1d:,vcvtps2phx 51:vsqrtph 58:vaddph 59:vmulph 5a:vcvtph2pd,vcvtpd2ph 5b:vcvtdq2ph/vcvtqq2ph,vcvtph2dq,vcvttph2dq
    5c:vsubph 5d:vminph 5e:vdivph 5f:vmaxph 78:vcvttph2udq,vcvttph2uqq 79:vcvtph2udq,vcvtph2uqq
    7a:,vcvttph2qq,,vcvtudq2ph/vcvtuqq2ph 7b:,vcvtph2qq 7c:vcvttph2uw,vcvttph2w
    7d:vcvtph2uw,vcvtph2w,vcvtw2ph,vcvtuw2ph
  `,
  // map 6 (FP16)
  6: `
    13:,vcvtph2psx 2c:,vscalefph 42:,vgetexpph 4c:,vrcpph 4e:,vrsqrtph 56:,,vfmaddcph,vfcmaddcph 96:,vfmaddsub132ph
    97:,vfmsubadd132ph 98:,vfmadd132ph 9a:,vfmsub132ph 9c:,vfnmadd132ph 9e:,vfnmsub132ph a6:,vfmaddsub213ph
    a7:,vfmsubadd213ph a8:,vfmadd213ph aa:,vfmsub213ph ac:,vfnmadd213ph ae:,vfnmsub213ph b6:,vfmaddsub231ph
    b7:,vfmsubadd231ph b8:,vfmadd231ph ba:,vfmsub231ph bc:,vfnmadd231ph be:,vfnmsub231ph d6:,,vfmulcph,vfcmulcph
  `,
};
