package dev.almanac.mapreduce.planted.sdk.objects;

import software.amazon.awssdk.services.s3.S3Client;

record Sdk(S3Client client) {}
