/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
      case 0:
        KGL_PUT(4, KGL_RUN(dot_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 1:
        KGL_PUT(4, KGL_RUN(dot_i8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 2:
        KGL_PUT(4, KGL_RUN(dot_u8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 3:
        KGL_PUT(4, KGL_RUN(dot_f16)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 4:
        KGL_PUT(3, KGL_RUN(sum_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 5:
        KGL_PUT(3, KGL_RUN(max_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 6:
        KGL_PUT(3, KGL_RUN(min_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 7:
        KGL_PUT(3, KGL_RUN(mean_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 8:
        KGL_PUT(3, KGL_RUN(variance_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 9:
        KGL_PUT(3, KGL_RUN(sumOfSquares_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 10:
        KGL_PUT(3, KGL_RUN(normL1_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 11:
        KGL_PUT(3, KGL_RUN(normL2_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 12:
        KGL_PUT(3, KGL_RUN(normLinf_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 13:
        KGL_PUT(3, KGL_RUN(argmin_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 14:
        KGL_PUT(3, KGL_RUN(argmax_f32)(KGL_AT(1), KGL_EXTENT(2)));
        w += 4;
        break;
      case 15:
        KGL_PUT(4, KGL_RUN(squaredEuclidean_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 16:
        KGL_PUT(4, KGL_RUN(squaredEuclidean_i8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 17:
        KGL_PUT(4, KGL_RUN(squaredEuclidean_u8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 18:
        KGL_PUT(4, KGL_RUN(squaredEuclidean_f16)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 19:
        KGL_PUT(4, KGL_RUN(cosine_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 20:
        KGL_PUT(4, KGL_RUN(cosine_i8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 21:
        KGL_PUT(4, KGL_RUN(cosine_u8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 22:
        KGL_PUT(4, KGL_RUN(cosine_f16)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3)));
        w += 5;
        break;
      case 23:
        KGL_RUN(topK_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 24:
        KGL_RUN(dotMany_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 25:
        KGL_RUN(dotMany_i8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 26:
        KGL_RUN(dotMany_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 27:
        KGL_RUN(dotMany_f16)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 28:
        KGL_RUN(cosineMany_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 29:
        KGL_RUN(cosineMany_i8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 30:
        KGL_RUN(cosineMany_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 31:
        KGL_RUN(cosineMany_f16)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 32:
        KGL_RUN(add_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 33:
        KGL_RUN(mul_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 34:
        KGL_RUN(scale_f32)(KGL_AT(1), (float)KGL_NUMBER(2), KGL_AT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 35:
        KGL_RUN(axpy_f32)((float)KGL_NUMBER(1), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 36:
        KGL_RUN(sub_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 37:
        KGL_RUN(div_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 38:
        KGL_RUN(fma_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 39:
        KGL_RUN(neg_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 40:
        KGL_RUN(abs_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 41:
        KGL_RUN(sign_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 42:
        KGL_RUN(trunc_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 43:
        KGL_RUN(clamp_f32)(KGL_AT(1), (float)KGL_NUMBER(2), (float)KGL_NUMBER(4), KGL_AT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 44:
        KGL_RUN(sqrt_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 45:
        KGL_RUN(rsqrt_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 46:
        KGL_RUN(recip_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 47:
        KGL_RUN(pow_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 48:
        KGL_RUN(exp_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 49:
        KGL_RUN(log_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 50:
        KGL_RUN(tanh_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 51:
        KGL_RUN(sin_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 52:
        KGL_RUN(cos_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 53:
        KGL_RUN(erf_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 54:
        KGL_RUN(floor_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 55:
        KGL_RUN(ceil_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 56:
        KGL_RUN(round_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 57:
        KGL_RUN(minimum_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 58:
        KGL_RUN(maximum_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 59:
        KGL_RUN(equal_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 60:
        KGL_RUN(notEqual_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 61:
        KGL_RUN(less_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 62:
        KGL_RUN(lessEqual_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 63:
        KGL_RUN(greater_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 64:
        KGL_RUN(greaterEqual_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 65:
        KGL_RUN(select_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 66:
        KGL_RUN(relu_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 67:
        KGL_RUN(leakyRelu_f32)(KGL_AT(1), (float)KGL_NUMBER(2), KGL_AT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 68:
        KGL_RUN(elu_f32)(KGL_AT(1), (float)KGL_NUMBER(2), KGL_AT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 69:
        KGL_RUN(selu_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 70:
        KGL_RUN(gelu_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 71:
        KGL_RUN(geluTanh_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 72:
        KGL_RUN(silu_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 73:
        KGL_RUN(hardSwish_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 74:
        KGL_RUN(hardSigmoid_f32)(KGL_AT(1), (float)KGL_NUMBER(2), (float)KGL_NUMBER(4), KGL_AT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 75:
        KGL_RUN(mish_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 76:
        KGL_RUN(sigmoid_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 77:
        KGL_RUN(softplus_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 78:
        KGL_RUN(softmax_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 79:
        KGL_RUN(logSoftmax_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 80:
        KGL_RUN(packFilters_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 81:
        KGL_RUN(conv2d_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), (float)KGL_NUMBER(6), (float)KGL_NUMBER(8), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22), KGL_EXTENT(23), KGL_EXTENT(24), KGL_EXTENT(25), KGL_EXTENT(26));
        w += 27;
        break;
      case 82:
        KGL_RUN(packDepthwise_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 83:
        KGL_RUN(depthwiseConv2d_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), (float)KGL_NUMBER(5), (float)KGL_NUMBER(7), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22), KGL_EXTENT(23));
        w += 24;
        break;
      case 84:
        KGL_RUN(maxPool2d_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16));
        w += 17;
        break;
      case 85:
        KGL_RUN(averagePool2d_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17));
        w += 18;
        break;
      case 86:
        KGL_RUN(transpose_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 87:
        KGL_BELOW(2, KGL_EXTENT(5), KGL_EXTENT(4));
        KGL_RUN(gather_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 88:
        KGL_BELOW(2, KGL_EXTENT(4), KGL_EXTENT(5));
        KGL_RUN(scatter_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 89:
        KGL_BELOW(2, KGL_EXTENT(6), KGL_EXTENT(4));
        KGL_RUN(embeddingLookup_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 90:
        KGL_RUN(resizeNearest_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 91:
        KGL_RUN(resizeBilinear_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 92:
        KGL_RUN(transposeEach_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 93:
        KGL_RUN(f16ToF32_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 94:
        KGL_RUN(f32ToF16_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 95:
        KGL_RUN(packRows_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 96:
        KGL_RUN(dotPacked_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 97:
        KGL_RUN(packColumns_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 98:
        KGL_RUN(matmulPacked_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), (float)KGL_NUMBER(6), (float)KGL_NUMBER(8), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13));
        w += 14;
        break;
      case 99:
        KGL_RUN(matmul_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), (float)KGL_NUMBER(4), (float)KGL_NUMBER(6), KGL_AT(8), (float)KGL_NUMBER(9), (float)KGL_NUMBER(11), KGL_AT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22), KGL_EXTENT(23));
        w += 24;
        break;
      case 100:
        KGL_RUN(vecmat_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 101:
        KGL_RUN(addRelu_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 102:
        KGL_RUN(addScaled_f32)(KGL_AT(1), (float)KGL_NUMBER(2), KGL_AT(4), KGL_AT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 103:
        KGL_RUN(lerp_f32)(KGL_AT(1), KGL_AT(2), (float)KGL_NUMBER(3), KGL_AT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 104:
        KGL_RUN(normalize_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3));
        w += 4;
        break;
      case 105:
        KGL_RUN(packNibbles_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9));
        w += 10;
        break;
      case 106:
        KGL_RUN(matmulNibbles_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), KGL_AT(6), (float)KGL_NUMBER(7), (float)KGL_NUMBER(9), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15));
        w += 16;
        break;
      case 107:
        KGL_RUN(matmulNibblesBytes_i8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), (float)KGL_NUMBER(8), (float)KGL_NUMBER(10), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16));
        w += 17;
        break;
      case 108:
        KGL_RUN(matmulNibblesHalfScales_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), KGL_AT(6), (float)KGL_NUMBER(7), (float)KGL_NUMBER(9), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15));
        w += 16;
        break;
      case 109:
        KGL_RUN(matmulNibblesBytesHalfScales_i8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), (float)KGL_NUMBER(8), (float)KGL_NUMBER(10), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16));
        w += 17;
        break;
      case 110:
        KGL_RUN(quantizeI8_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 111:
        KGL_RUN(quantizeU8_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 112:
        KGL_RUN(quantizeI16_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 113:
        KGL_RUN(dequantizeI8_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 114:
        KGL_RUN(dequantizeU8_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 115:
        KGL_RUN(dequantizeI16_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 116:
        KGL_RUN(dequantizeI32_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 117:
        KGL_RUN(requantizeI8_i32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), kgl_to_i32(KGL_NUMBER(4)), KGL_AT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9));
        w += 10;
        break;
      case 118:
        KGL_RUN(requantizeU8_i32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), kgl_to_i32(KGL_NUMBER(4)), KGL_AT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9));
        w += 10;
        break;
      case 119:
        KGL_RUN(dynamicQuantizeU8_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 120:
        KGL_RUN(quantizeBlocks_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 121:
        KGL_RUN(matmulI16ByI8_i16)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 122:
        KGL_RUN(matmulI16ByI16_i16)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 123:
        KGL_RUN(packI16_i16)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 124:
        KGL_RUN(matmulI16Dequantize_i16)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_AT(8), KGL_AT(9), (float)KGL_NUMBER(10), (float)KGL_NUMBER(12), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18));
        w += 19;
        break;
      case 125:
        KGL_RUN(matmulI16Requantize_i16)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), kgl_to_i32(KGL_NUMBER(8)), KGL_AT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14));
        w += 15;
        break;
      case 126:
        KGL_RUN(packBytes_i8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 127:
        KGL_RUN(matmulInteger_i8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10));
        w += 11;
        break;
      case 128:
        KGL_RUN(matmulInteger_u8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10));
        w += 11;
        break;
      case 129:
        KGL_RUN(matmulDequantize_i8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_AT(8), KGL_AT(9), KGL_AT(10), (float)KGL_NUMBER(11), (float)KGL_NUMBER(13), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18));
        w += 19;
        break;
      case 130:
        KGL_RUN(matmulDequantize_u8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_AT(8), KGL_AT(9), KGL_AT(10), (float)KGL_NUMBER(11), (float)KGL_NUMBER(13), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18));
        w += 19;
        break;
      case 131:
        KGL_RUN(matmulRequantize_i8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_AT(8), kgl_to_i32(KGL_NUMBER(9)), KGL_AT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14));
        w += 15;
        break;
      case 132:
        KGL_RUN(matmulRequantize_u8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_AT(8), kgl_to_i32(KGL_NUMBER(9)), KGL_AT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14));
        w += 15;
        break;
      case 133:
        KGL_RUN(packByteFilters_i8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 134:
        KGL_RUN(conv2dInteger_i8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22), KGL_EXTENT(23));
        w += 24;
        break;
      case 135:
        KGL_RUN(conv2dInteger_u8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22), KGL_EXTENT(23));
        w += 24;
        break;
      case 136:
        KGL_RUN(conv2dRequantize_i8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_AT(8), kgl_to_i32(KGL_NUMBER(9)), KGL_AT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22), KGL_EXTENT(23), KGL_EXTENT(24), KGL_EXTENT(25), KGL_EXTENT(26), KGL_EXTENT(27));
        w += 28;
        break;
      case 137:
        KGL_RUN(conv2dRequantize_u8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_AT(8), kgl_to_i32(KGL_NUMBER(9)), KGL_AT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22), KGL_EXTENT(23), KGL_EXTENT(24), KGL_EXTENT(25), KGL_EXTENT(26), KGL_EXTENT(27));
        w += 28;
        break;
      case 138:
        KGL_RUN(depthwiseRequantize_i8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), kgl_to_i32(KGL_NUMBER(8)), KGL_AT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22));
        w += 23;
        break;
      case 139:
        KGL_RUN(depthwiseRequantize_u8)(KGL_AT(1), kgl_to_i32(KGL_NUMBER(2)), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), kgl_to_i32(KGL_NUMBER(8)), KGL_AT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22));
        w += 23;
        break;
      case 140:
        KGL_RUN(maxPool2dInteger_i8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16));
        w += 17;
        break;
      case 141:
        KGL_RUN(maxPool2dInteger_u8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16));
        w += 17;
        break;
      case 142:
        KGL_RUN(layerNorm_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), (float)KGL_NUMBER(4), KGL_AT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 143:
        KGL_RUN(rmsNorm_f32)(KGL_AT(1), KGL_AT(2), (float)KGL_NUMBER(3), KGL_AT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 144:
        KGL_RUN(addRmsNorm_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), (float)KGL_NUMBER(4), KGL_AT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 145:
        KGL_RUN(batchNorm_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), (float)KGL_NUMBER(6), KGL_AT(8), KGL_EXTENT(9), KGL_EXTENT(10));
        w += 11;
        break;
      case 146:
        KGL_RUN(groupNorm_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), (float)KGL_NUMBER(4), KGL_AT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10));
        w += 11;
        break;
      case 147:
        KGL_RUN(l2Normalize_f32)(KGL_AT(1), (float)KGL_NUMBER(2), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 148:
        KGL_RUN(softmaxRows_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 149:
        KGL_RUN(rotaryEmbedding_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 150:
        KGL_RUN(swiGlu_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4));
        w += 5;
        break;
      case 151:
        KGL_RUN(attention_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), (float)KGL_NUMBER(5), KGL_AT(7), KGL_AT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18));
        w += 19;
        break;
      case 152:
        KGL_RUN(copyStrided_u8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19), KGL_EXTENT(20), KGL_EXTENT(21), KGL_EXTENT(22));
        w += 23;
        break;
      case 153:
        KGL_RUN(convertAny_u8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 154:
        KGL_RUN(unaryAny_u8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 155:
        KGL_RUN(binaryAny_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 156:
        KGL_RUN(compareAny_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 157:
        KGL_RUN(reduceAny_u8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 158:
        KGL_RUN(argReduceAny_u8)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 159:
        KGL_RUN(flattenIndices_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 160:
        KGL_BELOW(2, KGL_EXTENT(7) * KGL_EXTENT(8), KGL_EXTENT(5));
        KGL_RUN(gatherRows_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 161:
        KGL_BELOW(2, KGL_EXTENT(4) * KGL_EXTENT(5), KGL_EXTENT(8));
        KGL_RUN(scatterRows_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8), KGL_EXTENT(9));
        w += 10;
        break;
      case 162:
        KGL_RUN(selectAny_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6));
        w += 7;
        break;
      case 163:
        KGL_RUN(topKAny_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 164:
        KGL_RUN(findNonZero_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 165:
        KGL_RUN(unaryRare_f32)(KGL_AT(1), (float)KGL_NUMBER(2), (float)KGL_NUMBER(4), KGL_AT(6), KGL_EXTENT(7), KGL_EXTENT(8));
        w += 9;
        break;
      case 166:
        KGL_RUN(lrn_f32)(KGL_AT(1), (float)KGL_NUMBER(2), (float)KGL_NUMBER(4), (float)KGL_NUMBER(6), KGL_AT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11));
        w += 12;
        break;
      case 167:
        KGL_BELOW(2, KGL_EXTENT(13), KGL_EXTENT(8));
        KGL_RUN(samplePoints_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19));
        w += 20;
        break;
      case 168:
        KGL_RUN(nonMaxSuppression_f32)(KGL_AT(1), KGL_AT(2), kgl_to_i32(KGL_NUMBER(3)), (float)KGL_NUMBER(5), (float)KGL_NUMBER(7), KGL_AT(9), KGL_AT(10), KGL_AT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17));
        w += 18;
        break;
      case 169:
        KGL_BELOW(3, 8 * KGL_EXTENT(12), KGL_EXTENT(10));
        KGL_BELOW(4, 8 * KGL_EXTENT(12), KGL_EXTENT(15));
        KGL_RUN(treeEnsemble_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), KGL_AT(6), KGL_AT(7), KGL_EXTENT(8), KGL_EXTENT(9), KGL_EXTENT(10), KGL_EXTENT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15));
        w += 16;
        break;
      case 170:
        KGL_RUN(treeKeys_f32)(KGL_AT(1), KGL_AT(2), KGL_EXTENT(3), KGL_EXTENT(4), KGL_EXTENT(5));
        w += 6;
        break;
      case 171:
        KGL_RUN(searchSorted_u8)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_EXTENT(4), KGL_EXTENT(5), KGL_EXTENT(6), KGL_EXTENT(7));
        w += 8;
        break;
      case 172:
        KGL_RUN(recurrentLayer_f32)(KGL_AT(1), KGL_AT(2), KGL_AT(3), KGL_AT(4), KGL_AT(5), KGL_AT(6), (float)KGL_NUMBER(7), KGL_AT(9), KGL_AT(10), KGL_AT(11), KGL_EXTENT(12), KGL_EXTENT(13), KGL_EXTENT(14), KGL_EXTENT(15), KGL_EXTENT(16), KGL_EXTENT(17), KGL_EXTENT(18), KGL_EXTENT(19));
        w += 20;
        break;
