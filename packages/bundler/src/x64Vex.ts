// Packed vector instructions: AVX, AVX2, FMA and the later extensions in their VEX encodings.
// By opcode map (Intel SDM volume 2, appendix A); the grammar of an entry is in x64Opcodes.ts.

export const vex: Readonly<Record<number, string>> = {
  // 0F
  1: `
    10:vmovups,vmovupd 11:vmovups,vmovupd 12:vmovlps~vmovhlps,vmovlpd,vmovsldup,vmovddup 13:vmovlps,vmovlpd
    14:vunpcklps,vunpcklpd 15:vunpckhps,vunpckhpd 16:vmovhps~vmovlhps,vmovhpd,vmovshdup 17:vmovhps,vmovhpd
    28:vmovaps,vmovapd 29:vmovaps,vmovapd 2b:vmovntps,vmovntpd 50:vmovmskps,vmovmskpd 51:vsqrtps,vsqrtpd 52:vrsqrtps
    53:vrcpps 54:vandps,vandpd 55:vandnps,vandnpd 56:vorps,vorpd 57:vxorps,vxorpd 58:vaddps,vaddpd 59:vmulps,vmulpd
    5a:vcvtps2pd,vcvtpd2ps 5b:vcvtdq2ps,vcvtps2dq,vcvttps2dq 5c:vsubps,vsubpd 5d:vminps,vminpd 5e:vdivps,vdivpd
    5f:vmaxps,vmaxpd 60:,vpunpcklbw 61:,vpunpcklwd 62:,vpunpckldq 63:,vpacksswb 64:,vpcmpgtb 65:,vpcmpgtw
    66:,vpcmpgtd 67:,vpackuswb 68:,vpunpckhbw 69:,vpunpckhwd 6a:,vpunpckhdq 6b:,vpackssdw 6c:,vpunpcklqdq
    6d:,vpunpckhqdq 6f:,vmovdqa,vmovdqu 70:,vpshufd,vpshufhw,vpshuflw 71:,2=vpsrlw+4=vpsraw+6=vpsllw
    72:,2=vpsrld+4=vpsrad+6=vpslld 73:,2=vpsrlq+3=vpsrldq+6=vpsllq+7=vpslldq 74:,vpcmpeqb 75:,vpcmpeqw 76:,vpcmpeqd
    7c:,vhaddpd,,vhaddps 7d:,vhsubpd,,vhsubps 7f:,vmovdqa,vmovdqu c2:vcmpps,vcmppd c4:,vpinsrw c5:,vpextrw
    c6:vshufps,vshufpd d0:,vaddsubpd,,vaddsubps d1:,vpsrlw d2:,vpsrld d3:,vpsrlq d4:,vpaddq d5:,vpmullw
    d7:,vpmovmskb d8:,vpsubusb d9:,vpsubusw da:,vpminub db:,vpand dc:,vpaddusb dd:,vpaddusw de:,vpmaxub df:,vpandn
    e0:,vpavgb e1:,vpsraw e2:,vpsrad e3:,vpavgw e4:,vpmulhuw e5:,vpmulhw e6:,vcvttpd2dq,vcvtdq2pd,vcvtpd2dq
    e7:,vmovntdq e8:,vpsubsb e9:,vpsubsw ea:,vpminsw eb:,vpor ec:,vpaddsb ed:,vpaddsw ee:,vpmaxsw ef:,vpxor
    f0:,,,vlddqu f1:,vpsllw f2:,vpslld f3:,vpsllq f4:,vpmuludq f5:,vpmaddwd f6:,vpsadbw f7:,vmaskmovdqu f8:,vpsubb
    f9:,vpsubw fa:,vpsubd fb:,vpsubq fc:,vpaddb fd:,vpaddw fe:,vpaddd
  `,
  // 0F 38
  2: `
    00:,vpshufb 01:,vphaddw 02:,vphaddd 03:,vphaddsw 04:,vpmaddubsw 05:,vphsubw 06:,vphsubd 07:,vphsubsw 08:,vpsignb
    09:,vpsignw 0a:,vpsignd 0b:,vpmulhrsw 0c:,vpermilps 0d:,vpermilpd 0e:,vtestps 0f:,vtestpd 13:,vcvtph2ps
    16:,vpermps 17:,vptest 18:,vbroadcastss 19:,vbroadcastsd 1a:,vbroadcastf128 1c:,vpabsb 1d:,vpabsw 1e:,vpabsd
    20:,vpmovsxbw 21:,vpmovsxbd 22:,vpmovsxbq 23:,vpmovsxwd 24:,vpmovsxwq 25:,vpmovsxdq 28:,vpmuldq 29:,vpcmpeqq
    2a:,vmovntdqa 2b:,vpackusdw 2c:,vmaskmovps 2d:,vmaskmovpd 2e:,vmaskmovps 2f:,vmaskmovpd 30:,vpmovzxbw
    31:,vpmovzxbd 32:,vpmovzxbq 33:,vpmovzxwd 34:,vpmovzxwq 35:,vpmovzxdq 36:,vpermd 37:,vpcmpgtq 38:,vpminsb
    39:,vpminsd 3a:,vpminuw 3b:,vpminud 3c:,vpmaxsb 3d:,vpmaxsd 3e:,vpmaxuw 3f:,vpmaxud 40:,vpmulld 41:,vphminposuw
    45:,vpsrlvd/vpsrlvq 46:,vpsravd 47:,vpsllvd/vpsllvq 50:vpdpbuud,vpdpbusd,vpdpbsud,vpdpbssd
    51:vpdpbuuds,vpdpbusds,vpdpbsuds,vpdpbssds 52:,vpdpwssd 53:,vpdpwssds 58:,vpbroadcastd 59:,vpbroadcastq
    5a:,vbroadcasti128 72:,,vcvtneps2bf16 78:,vpbroadcastb 79:,vpbroadcastw 8c:,vpmaskmovd/vpmaskmovq
    8e:,vpmaskmovd/vpmaskmovq 90:,vpgatherdd/vpgatherdq 91:,vpgatherqd/vpgatherqq 92:,vgatherdps/vgatherdpd
    93:,vgatherqps/vgatherqpd 96:,vfmaddsub132ps/vfmaddsub132pd 97:,vfmsubadd132ps/vfmsubadd132pd
    98:,vfmadd132ps/vfmadd132pd 9a:,vfmsub132ps/vfmsub132pd 9c:,vfnmadd132ps/vfnmadd132pd
    9e:,vfnmsub132ps/vfnmsub132pd a6:,vfmaddsub213ps/vfmaddsub213pd a7:,vfmsubadd213ps/vfmsubadd213pd
    a8:,vfmadd213ps/vfmadd213pd aa:,vfmsub213ps/vfmsub213pd ac:,vfnmadd213ps/vfnmadd213pd
    ae:,vfnmsub213ps/vfnmsub213pd b0:vcvtneoph2ps,vcvtneeph2ps,vcvtneebf162ps,vcvtneobf162ps
    b1:,vbcstnesh2ps,vbcstnebf162ps b4:,vpmadd52luq b5:,vpmadd52huq b6:,vfmaddsub231ps/vfmaddsub231pd
    b7:,vfmsubadd231ps/vfmsubadd231pd b8:,vfmadd231ps/vfmadd231pd ba:,vfmsub231ps/vfmsub231pd
    bc:,vfnmadd231ps/vfnmadd231pd be:,vfnmsub231ps/vfnmsub231pd cb:,,,vsha512rnds2 cc:,,,vsha512msg1
    cd:,,,vsha512msg2 cf:,vgf2p8mulb d2:vpdpwuud,vpdpwusd,vpdpwsud d3:vpdpwuuds,vpdpwusds,vpdpwsuds
    da:vsm3msg1,vsm3msg2,vsm4key4,vsm4rnds4 db:,vaesimc dc:,vaesenc dd:,vaesenclast de:,vaesdec df:,vaesdeclast
  `,
  // 0F 3A
  3: `
    00:,vpermq 01:,vpermpd 02:,vpblendd 04:,vpermilps 05:,vpermilpd 06:,vperm2f128 08:,vroundps 09:,vroundpd
    0c:,vblendps 0d:,vblendpd 0e:,vpblendw 0f:,vpalignr 14:,vpextrb 15:,vpextrw 16:,vpextrd/vpextrq 17:,vextractps
    18:,vinsertf128 19:,vextractf128 1d:,vcvtps2ph 20:,vpinsrb 21:,vinsertps 22:,vpinsrd/vpinsrq 38:,vinserti128
    39:,vextracti128 40:,vdpps 41:,vdppd 42:,vmpsadbw 44:,vpclmulqdq 46:,vperm2i128 4a:,vblendvps 4b:,vblendvpd
    4c:,vpblendvb 60:,vpcmpestrm 61:,vpcmpestri 62:,vpcmpistrm 63:,vpcmpistri ce:,vgf2p8affineqb
    cf:,vgf2p8affineinvqb de:,vsm3rnds2 df:,vaeskeygenassist
  `,
};
